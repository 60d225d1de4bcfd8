package dev.lockstep.checks.examples;

import dev.lockstep.api.json.DocumentLines;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A migration said as a change file, with documents before and after.
 *
 * @param id its row, such as {@code M001}
 * @param file the name of the change file
 */
record Example(String id, String file, Change change, List<Pair> pairs) {
  static final String CHANGE = ".change.yaml";
  static final String DOCUMENTS = ".documents.json";

  /** One document in both shapes. */
  record Pair(Document old, Document renewed) {}

  static Example read(Path file) {
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - CHANGE.length());
    return switch (ChangeFile.read(file)) {
      case ChangeFile.Invalid invalid -> throw new AssertionError(invalid.findings().toString());
      case ChangeFile.Parsed parsed ->
          new Example(
              stem.split("-", 2)[0],
              name,
              parsed.change(),
              pairs(file.resolveSibling(stem + DOCUMENTS)));
    };
  }

  private static List<Pair> pairs(Path file) {
    List<Pair> pairs = new ArrayList<>();
    try (DocumentLines lines = new DocumentLines(Files.newInputStream(file))) {
      while (lines.hasNext()) {
        Document pair = lines.next();
        pairs.add(new Pair(side(pair, "old"), side(pair, "new")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    return pairs;
  }

  private static Document side(Document pair, String name) {
    return pair.get(name)
        .filter(Document.class::isInstance)
        .map(Document.class::cast)
        .orElseThrow(() -> new AssertionError("Cannot read a pair: it has no document " + name));
  }

  List<Document> olds() {
    return pairs.stream().map(Pair::old).toList();
  }

  /** Whose migration it is: the change's contract begins with it. */
  String project() {
    return change.contract().orElseThrow().contract().split("\\.", 2)[0];
  }

  @Override
  public String toString() {
    return file;
  }
}

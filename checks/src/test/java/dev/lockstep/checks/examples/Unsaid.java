package dev.lockstep.checks.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A migration that a change file cannot say.
 *
 * @param id its row, such as {@code M009}
 * @param isSingleCollection whether it makes documents of one collection from themselves or from
 *     others of that collection
 * @param verdict {@code custom step}, where code for one document would do, or {@code not yet}
 * @param why what the language has no word for
 */
record Unsaid(
    String id,
    String project,
    String what,
    boolean isSingleCollection,
    String verdict,
    String why) {
  static final String FILE = "not-said.csv";
  private static final String HEADER = "id,project,what,single-collection,verdict,why";
  private static final List<String> VERDICTS = List.of("custom step", "not yet");

  static List<Unsaid> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (!lines.getFirst().equals(HEADER)) {
        throw new AssertionError("Cannot read " + file + ": its first line is not " + HEADER);
      }
      return lines.stream().skip(1).map(Unsaid::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static Unsaid row(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != 6
        || !List.of("yes", "no").contains(cells[3])
        || !VERDICTS.contains(cells[4])
        || cells[5].isBlank()) {
      throw new AssertionError("Cannot read this row of " + FILE + ": " + line);
    }
    return new Unsaid(cells[0], cells[1], cells[2], cells[3].equals("yes"), cells[4], cells[5]);
  }
}

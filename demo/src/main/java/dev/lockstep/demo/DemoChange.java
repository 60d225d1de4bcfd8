package dev.lockstep.demo;

import dev.lockstep.demo.check.Reference;
import dev.lockstep.demo.writers.Shapes;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The change that the demo carries.
 *
 * @param file where it is written
 * @param id its id
 * @param title what it is called
 * @param shapes the shapes it leads between
 * @param reference a second reckoning of what documents become
 */
record DemoChange(Path file, String id, String title, Shapes shapes, Reference reference) {
  /** The change in a file. */
  static DemoChange read(Path file) {
    return switch (ChangeFile.read(file)) {
      case ChangeFile.Parsed parsed -> of(file, parsed.change());
      case ChangeFile.Invalid invalid ->
          throw new Problem(
              ProblemCode.CHANGE_INVALID,
              "Cannot carry the change in %s: %s"
                  .formatted(
                      file,
                      invalid.findings().stream()
                          .map(String::valueOf)
                          .collect(Collectors.joining("; "))),
              "nothing was written",
              "lockstep validate " + file);
    };
  }

  /** The demo's own change for a kind of store, written into this folder. */
  static DemoChange own(DemoStore store, Path folder) {
    Path file = folder.resolve(store.change());
    try (InputStream content =
        Optional.ofNullable(DemoChange.class.getResourceAsStream(store.change())).orElseThrow()) {
      long ignored = Files.copy(content, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(file);
  }

  /** The change as it is written. */
  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DemoChange of(Path file, Change change) {
    CompiledChange compiled = CompiledChange.of(change);
    return new DemoChange(
        file,
        change.id(),
        change.title(),
        new Shapes(compiled.lens(), new Layout(change.id(), compiled.components())),
        new Interpreter(change)::forward);
  }
}

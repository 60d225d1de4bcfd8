package dev.lockstep.cli.document;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.reading.FileKind;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.document.Library.ChangeFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The change files of a folder. */
final class ChangeFiles {
  private static final int DEPTH_MAX = 20;
  private static final String KIND = "Change";

  private ChangeFiles() {}

  /**
   * Every change below a folder.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if one of them has a mistake, or two
   *     have the same id
   */
  static List<ChangeFound> in(Path folder) {
    List<ChangeFound> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path file : yaml(folder)) {
      byte[] content = FileText.bytes(file);
      if (FileKind.of(content).filter(KIND::equals).isPresent()) {
        ChangeFound change = read(file, content);
        if (!ids.add(change.change().id())) {
          throw unreadable(file, "another change has the id " + change.change().id());
        }
        found.add(change);
      }
    }
    return found;
  }

  private static ChangeFound read(Path file, byte[] content) {
    return switch (ChangeFile.read(file.toString(), content)) {
      case ChangeFile.Parsed parsed -> new ChangeFound(file.toString(), parsed.change());
      case ChangeFile.Invalid invalid ->
          throw unreadable(file, invalid.findings().getFirst().toString());
    };
  }

  private static List<Path> yaml(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
      return files
          .filter(file -> file.toString().matches("(?s).*\\.ya?ml") && Files.isRegularFile(file))
          .filter(file -> !folder.relativize(file).toString().matches("(?s)(.*/)?\\.[^/]+/.*"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, "a folder in it cannot be read").causedBy(e);
    }
  }

  private static Problem unreadable(Path file, String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot make a runbook of %s: %s".formatted(file, why),
            "Nothing was written.",
            "lockstep validate " + file)
        .with("file", file);
  }
}

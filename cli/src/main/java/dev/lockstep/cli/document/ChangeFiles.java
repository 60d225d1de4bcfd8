package dev.lockstep.cli.document;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.reading.FileKind;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.catalog.FolderScan;
import dev.lockstep.registry.document.Library.ChangeFound;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The change files of a folder. */
final class ChangeFiles {
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
    for (Path file : FolderScan.paths(folder)) {
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

  private static Problem unreadable(Path file, String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot make a runbook of %s: %s".formatted(file, why),
            "Nothing was written.",
            "lockstep validate " + file)
        .with("file", file);
  }
}

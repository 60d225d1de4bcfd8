package dev.lockstep.cli.exchange;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a command makes: never in place of another. */
final class OutFile {
  private OutFile() {}

  /**
   * Writes a new file.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if there is a file already or none can be made
   */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw refused(file, "it is there already, and may be somebody's work").causedBy(e);
    } catch (IOException e) {
      throw refused(file, "its folder is not there or not writable").causedBy(e);
    }
  }

  private static Problem refused(Path file, String why) {
    return new Problem(
            ProblemCode.USAGE,
            "Cannot write %s: %s".formatted(file, why),
            "Nothing was written.",
            "ls -l " + file)
        .with("file", file);
  }
}

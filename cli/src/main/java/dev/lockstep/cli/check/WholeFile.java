package dev.lockstep.cli.check;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.check.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Goes on only with files in which nothing is wrong. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * What a file says.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} naming everything that is wrong in it
   */
  public static <T> T of(Outcome<T> outcome) {
    return located(outcome).value();
  }

  /** The same with the places in the file. */
  public static <T> Located<T> located(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located();
      case Outcome.Broken<T> broken -> throw problem(broken.file(), broken.findings());
    };
  }

  private static Problem problem(String file, List<Finding> findings) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot read %s: %s".formatted(file, findings.getFirst()),
            "Nothing was compared.",
            "mend the file")
        .withFindings(findings.subList(1, findings.size()));
  }

  /** The policy that was named, else the one in the folder, where there is one. */
  public static Optional<Located<Policy>> policyFile(Optional<Path> named, Path folder) {
    return named
        .or(() -> Optional.of(folder.resolve(PolicyFile.NAME)).filter(Files::isRegularFile))
        .map(file -> located(PolicyFile.read(file.toString(), FileText.bytes(file))));
  }
}

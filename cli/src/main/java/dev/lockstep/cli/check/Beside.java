package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.check.PolicyFile;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is known beside contracts and usages: counts and the team's policy. */
final class Beside {
  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "What was counted in the stored documents.")
  private Optional<Path> statistics = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The team's policy; else lockstep.yaml in the folder, if it is there.")
  private Optional<Path> policy = Optional.empty();

  /** What was counted, where somebody named it. */
  Map<String, Statistics> statistics() {
    return statistics
        .map(file -> whole(StatisticsFile.read(file.toString(), FileText.bytes(file))))
        .orElse(Map.of());
  }

  /** The policy that was named, or the one of the folder. */
  Policy policy(Path folder) {
    Path usual = folder.resolve(PolicyFile.NAME);
    return policy
        .or(() -> Optional.of(usual).filter(Files::isRegularFile))
        .map(file -> whole(PolicyFile.read(file.toString(), FileText.bytes(file))))
        .orElse(Policy.DEFAULTS);
  }

  private static <T> T whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located().value();
      case Outcome.Broken<T> broken ->
          throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot read %s: %s".formatted(broken.file(), broken.findings().getFirst()),
              "Nothing was compared.",
              "lockstep breaking --help");
    };
  }
}

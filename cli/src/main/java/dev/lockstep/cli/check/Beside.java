package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
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

  /** Whether somebody named what was counted. */
  boolean hasStatistics() {
    return statistics.isPresent();
  }

  /** What was counted, where somebody named it. */
  Map<String, Statistics> statistics() {
    return statistics
        .map(file -> WholeFile.of(StatisticsFile.read(file.toString(), FileText.bytes(file))))
        .orElse(Map.of());
  }

  /** The policy that was named, or the one of the folder. */
  Policy policy(Path folder) {
    return WholeFile.policy(policy, folder);
  }
}

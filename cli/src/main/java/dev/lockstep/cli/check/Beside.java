package dev.lockstep.cli.check;

import dev.lockstep.cli.verb.Words;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.evidence.ObservedFile;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is known beside contracts and usages: counts, traffic and the team's policy. */
final class Beside {
  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "What was counted in the stored documents.")
  private Optional<Path> statistics = Optional.empty();

  @Option(
      names = "--observed",
      paramLabel = "FILE",
      description = "What was seen of the traffic: which service does what with which path.")
  private Optional<Path> observed = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The team's policy; else lockstep.yaml in the folder, if it is there.")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--min-evidence",
      paramLabel = "GRADE",
      converter = GradeWord.class,
      description =
          "The least evidence by which a service is not touched: declared (usual), tested or"
              + " observed.")
  private Optional<Grade> least = Optional.empty();

  /** Whether somebody named what was counted or seen. */
  boolean isTold() {
    return statistics.isPresent() || observed.isPresent();
  }

  /** What was counted, where somebody named it. */
  Map<String, Statistics> statistics() {
    return statistics
        .map(file -> WholeFile.of(StatisticsFile.read(file.toString(), FileText.bytes(file))))
        .orElse(Map.of());
  }

  /** The same knowledge with what was seen of the traffic, where somebody named it. */
  Knowledge seeing(Knowledge knowledge) {
    return observed
        .map(file -> WholeFile.of(ObservedFile.read(file.toString(), FileText.bytes(file))))
        .map(knowledge::seeing)
        .orElse(knowledge);
  }

  /** The policy that was named, or the one of the folder, asking for the evidence asked for. */
  TeamPolicy policy(Path folder) {
    Optional<Located<Policy>> file = WholeFile.policyFile(policy, folder);
    Policy said = file.map(Located::value).orElse(Policy.DEFAULTS);
    return new TeamPolicy(
        file, least.map(grade -> said.with(said.terms().asking(grade))).orElse(said));
  }

  /** How the words after {@code --min-evidence} read. */
  static final class GradeWord extends Words<Grade> {
    GradeWord() {
      super(Grade.values(), Grade::word);
    }
  }
}

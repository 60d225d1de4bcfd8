package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.check.PolicyFile;
import dev.lockstep.registry.evidence.ObservedFile;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.report.Format;
import dev.lockstep.registry.report.JsonReport;
import dev.lockstep.registry.report.Reported;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** By what findings are judged, and how they are told: the options of every verb that checks. */
final class Judging {
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

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      converter = Mode.ModeWord.class,
      description =
          "Which edges count: none, backward, forward or all (usual); with -transitive, every"
              + " version still in use is compared.")
  private Mode mode = Mode.ALL;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatWord.class,
      description =
          "text (usual), json, sarif, junit, github-actions, gitlab-code-quality or markdown.")
  private Format format = Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      converter = LevelWord.class,
      description =
          "The least level that does not end with 0: info, warning, unknown (usual) or error.")
  private Optional<Level> failOn = Optional.empty();

  /** Which edges count. */
  Mode mode() {
    return mode;
  }

  /** What was counted, where somebody named it. */
  Map<String, Statistics> statistics() {
    return statistics
        .map(file -> whole(StatisticsFile.read(file.toString(), FileText.bytes(file))).value())
        .orElse(Map.of());
  }

  /** The same knowledge with what was seen of the traffic, where somebody named it. */
  Knowledge seeing(Knowledge knowledge) {
    return observed
        .map(file -> whole(ObservedFile.read(file.toString(), FileText.bytes(file))).value())
        .map(knowledge::seeing)
        .orElse(knowledge);
  }

  /** The policy that was named, or the one of the folder, asking for the evidence asked for. */
  Policy policy(Path folder) {
    Policy said = file(policy, folder).map(Located::value).orElse(Policy.DEFAULTS);
    return least.map(grade -> said.with(said.terms().asking(grade))).orElse(said);
  }

  /** The file that was named, else the usual one of a folder, where there is one. */
  static Optional<Located<Policy>> file(Optional<Path> named, Path folder) {
    return named
        .or(() -> Optional.of(folder.resolve(PolicyFile.NAME)).filter(Files::isRegularFile))
        .map(file -> whole(PolicyFile.read(file.toString(), FileText.bytes(file))));
  }

  private static <T> Located<T> whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located();
      case Outcome.Broken<T> broken ->
          throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot read %s: %s"
                  .formatted(
                      broken.file(),
                      broken.findings().stream()
                          .map(Finding::toString)
                          .collect(Collectors.joining("; "))),
              "Nothing was compared.",
              "lockstep breaking --help");
    };
  }

  /** What a command found, and what the policy of a folder silenced of it. */
  record Judged(Path folder, List<Reported> found, Silences silences) {}

  /** The answer of a command that found this; it is told on a console what is not shown. */
  Answer answer(Judged judged, Knowledge knowledge, Console console) {
    List<Reported> counted =
        judged.found().stream().filter(each -> mode.counts(each.finding().edge())).toList();
    Silences silences =
        judged
            .silences()
            .notCounting(judged.found().size() - counted.size())
            .with(file(policy, judged.folder()), judged.found(), knowledge.today());
    Document document = JsonReport.document(counted).with("policy", silences.document());
    String report = format == Format.JSON ? Console.json(document) : format.write(counted);
    if (format == Format.TEXT || format == Format.MARKDOWN) {
      report =
          Stream.concat(Stream.of(report), silences.lines().stream())
              .collect(Collectors.joining(System.lineSeparator()));
    } else {
      silences.lines().forEach(console::remark);
    }
    Level failing = failOn.or(policy(judged.folder())::failOn).orElse(Level.UNKNOWN);
    return new Answer(exit(counted, silences, failing), report, document);
  }

  private static Exit exit(List<Reported> findings, Silences silences, Level failing) {
    List<Level> levels =
        Stream.concat(
                findings.stream()
                    .map(Reported::finding)
                    .filter(finding -> finding.suppressed().isEmpty())
                    .map(finding -> finding.level()),
                silences.stale().stream().map(line -> Level.WARNING))
            .filter(level -> level.compareTo(failing) >= 0)
            .toList();
    if (levels.isEmpty()) {
      return Exit.OK;
    }
    return levels.stream().allMatch(Level.UNKNOWN::equals) ? Exit.UNKNOWN : Exit.FINDINGS;
  }

  /** How the words after {@code --format} read. */
  static final class FormatWord extends Words<Format> {
    FormatWord() {
      super(Format.values(), Format::word);
    }
  }

  /** How the words after {@code --fail-on} read. */
  static final class LevelWord extends Words<Level> {
    LevelWord() {
      super(Level.values(), Level::word);
    }
  }

  /** How the words after {@code --min-evidence} read. */
  static final class GradeWord extends Words<Grade> {
    GradeWord() {
      super(Grade.values(), Grade::word);
    }
  }
}

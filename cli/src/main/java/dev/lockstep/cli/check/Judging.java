package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.approval.Fingerprints;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.report.Format;
import dev.lockstep.registry.report.JsonReport;
import dev.lockstep.registry.report.Reported;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** By what findings are judged, and how they are told: the options of every verb that checks. */
final class Judging {
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

  /**
   * What a command found, and what the policy of a folder silenced of it.
   *
   * @param fingerprints what an approval would be of, where one change was looked at
   */
  record Judged(
      TeamPolicy policy,
      List<Reported> found,
      Silences silences,
      Optional<Fingerprints> fingerprints) {
    /** What was found of contracts. */
    Judged(TeamPolicy policy, List<Reported> found, Silences silences) {
      this(policy, found, silences, Optional.empty());
    }

    private List<String> approvable() {
      return fingerprints.stream()
          .map(each -> "to approve: plan %s, evidence %s".formatted(each.plan(), each.evidence()))
          .toList();
    }

    private Document with(Document document) {
      return fingerprints
          .map(each ->
              document.with(
                  "fingerprints",
                  Json.with("plan", each.plan()).and("evidence", each.evidence()).document()))
          .orElse(document);
    }
  }

  /** The answer of a command that found this; it is told on a console what is not shown. */
  Answer answer(Judged judged, Knowledge knowledge, Console console) {
    List<Reported> counted =
        judged.found().stream().filter(each -> mode.counts(each.finding().edge())).toList();
    Silences silences =
        judged
            .silences()
            .notCounting(judged.found().size() - counted.size())
            .with(judged.policy().file(), judged.found(), knowledge.today());
    Document document =
        judged.with(JsonReport.document(counted).with("policy", silences.document()));
    String report = format == Format.JSON ? Console.json(document) : format.write(counted);
    if (format == Format.TEXT || format == Format.MARKDOWN) {
      report =
          Stream.of(List.of(report), silences.lines(), judged.approvable())
              .flatMap(List::stream)
              .collect(Collectors.joining(System.lineSeparator()));
    } else {
      silences.lines().forEach(console::remark);
    }
    Level failing = failOn.or(judged.policy().policy()::failOn).orElse(Level.UNKNOWN);
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
}

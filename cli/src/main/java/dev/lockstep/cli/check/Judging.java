package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.report.Format;
import dev.lockstep.registry.report.JsonReport;
import dev.lockstep.registry.report.Reported;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which findings count, and how they are told: the options of every verb that checks. */
final class Judging {
  /** Which edges count. */
  enum Mode {
    /** New readers of what is stored. */
    BACKWARD,
    /** Old readers of what new writers store. */
    FORWARD,
    /** Both, and old writers. */
    ALL;

    boolean counts(Edge edge) {
      return switch (this) {
        case BACKWARD -> edge == Edge.NEW_READER_OLD_DATA;
        case FORWARD -> edge == Edge.OLD_READER_NEW_DATA;
        case ALL -> true;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      converter = ModeWord.class,
      description = "Which edges count: backward, forward or all (usual).")
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
  private Level failOn = Level.UNKNOWN;

  /** The answer of a command that found this. */
  Answer answer(List<Reported> found) {
    List<Reported> findings =
        found.stream().filter(each -> mode.counts(each.finding().edge())).toList();
    return new Answer(exit(findings), format.write(findings), JsonReport.document(findings));
  }

  private Exit exit(List<Reported> findings) {
    List<Level> levels =
        findings.stream()
            .map(Reported::finding)
            .filter(finding -> finding.suppressed().isEmpty())
            .map(Finding::level)
            .filter(level -> level.compareTo(failOn) >= 0)
            .toList();
    if (levels.isEmpty()) {
      return Exit.OK;
    }
    return levels.stream().allMatch(Level.UNKNOWN::equals) ? Exit.UNKNOWN : Exit.FINDINGS;
  }

  /** How the words after {@code --mode} read. */
  static final class ModeWord extends Words<Mode> {
    ModeWord() {
      super(Mode.values(), Mode::word);
    }
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

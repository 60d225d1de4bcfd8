package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Steps.Step;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.report.Format;
import dev.lockstep.registry.report.JsonReport;
import dev.lockstep.registry.report.Reported;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "breaking",
    description =
        "Compares contracts with an earlier version of them, and says what breaks for whom.")
final class BreakingVerb extends Verb {
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

  private Path folder = Path.of("");

  @Option(
      names = "--against",
      required = true,
      paramLabel = "VERSION",
      description = "The earlier version: a folder, or a name of git such as main or v1.2.")
  private String against = "";

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

  @Option(
      names = "--no-index",
      description = "Reads every file, and neither asks nor makes an index of what they hold.")
  private boolean noIndex;

  BreakingVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder of the contracts and usages; else where you are.")
  void folder(Path named) {
    folder = named;
  }

  @Override
  protected Answer perform() {
    Compared compared = compared();
    ContractFiles fresh = compared.fresh();
    ContractFiles old = compared.old();
    fresh.requireWhole();
    old.requireWhole();
    LocalDate today = LocalDate.ofInstant(surroundings().clock().instant(), ZoneOffset.UTC);
    Knowledge knowledge =
        new Knowledge(fresh.usages().stream().map(Located::value).toList(), statistics(), today);
    Checker checker = new Checker(WholeFile.policy(policy, folder));
    List<Reported> findings =
        Steps.between(old.contracts(), fresh.contracts()).stream()
            .flatMap(step -> compare(step, checker, knowledge))
            .filter(each -> mode.counts(each.finding().edge()))
            .toList();
    return new Answer(exit(findings), format.write(findings), JsonReport.document(findings));
  }

  /** What is known of the stored documents may find fault with a contract that did not change. */
  private Compared compared() {
    Optional<IndexPlace> place = IndexPlace.in(surroundings().environment());
    return noIndex || place.isEmpty() || statistics.isPresent()
        ? Compared.all(folder, against)
        : Compared.concerned(folder, against, place.get());
  }

  private Stream<Reported> compare(Step step, Checker checker, Knowledge knowledge) {
    if (statistics.isEmpty() && step.isNone()) {
      return Stream.empty();
    }
    Located<Contract> before = step.before();
    Contract contract = step.after().map(Located::value).orElseGet(() -> emptied(before.value()));
    return checker.check(before.value(), contract, knowledge).stream()
        .map(finding -> reported(finding, step.after().orElse(before)));
  }

  /** A contract that is gone promises nothing any more. */
  private static Contract emptied(Contract gone) {
    return new Contract(gone.head(), List.of(), List.of(), gone.governance());
  }

  private static Reported reported(Finding finding, Located<Contract> file) {
    Mark mark =
        file.value()
            .collection(finding.collection())
            .map(collection ->
                finding.path().stream()
                    .flatMap(path -> collection.shape().at(path).stream())
                    .findFirst()
                    .map(file::mark)
                    .orElseGet(() -> file.mark(collection)))
            .orElse(Mark.START);
    return new Reported(finding, file.file(), mark.line(), mark.column());
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

  private Map<String, Statistics> statistics() {
    return statistics
        .map(file -> WholeFile.of(StatisticsFile.read(file.toString(), FileText.bytes(file))))
        .orElse(Map.of());
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

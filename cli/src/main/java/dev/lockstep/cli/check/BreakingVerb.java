package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Steps.Step;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.report.Reported;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "breaking",
    description =
        "Compares contracts with an earlier version of them, and says what breaks for whom.")
final class BreakingVerb extends Verb {
  private Path folder = Path.of("");

  @Option(
      names = "--against",
      required = true,
      paramLabel = "VERSION",
      description = "The earlier version: a folder, or a name of git such as main or v1.2.")
  private String against = "";

  @Mixin private final Beside beside = new Beside();
  @Mixin private final Judging judging = new Judging();

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
        new Knowledge(
            fresh.usages().stream().map(Located::value).toList(), beside.statistics(), today);
    Checker checker = new Checker(beside.policy(folder));
    List<Reported> findings =
        Steps.between(old.contracts(), fresh.contracts()).stream()
            .flatMap(step -> compare(step, checker, knowledge))
            .toList();
    return judging.answer(findings);
  }

  /** What is known of the stored documents may find fault with a contract that did not change. */
  private Compared compared() {
    Optional<IndexPlace> place = IndexPlace.in(surroundings().environment());
    return noIndex || place.isEmpty() || beside.hasStatistics()
        ? Compared.all(folder, against)
        : Compared.concerned(folder, against, place.get());
  }

  private Stream<Reported> compare(Step step, Checker checker, Knowledge knowledge) {
    if (!beside.hasStatistics() && step.isNone()) {
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

  /** A finding where the file tells of its place. */
  static Reported reported(Finding finding, Located<Contract> file) {
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
}

package dev.lockstep.cli.check;

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
import java.nio.file.Files;
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
    ContractFiles fresh = ContractFiles.read(List.of(folder));
    ContractFiles old =
        Files.isDirectory(Path.of(against))
            ? ContractFiles.read(List.of(Path.of(against)))
            : ContractFiles.of(GitTree.yaml(folder, against), folder);
    fresh.requireWhole();
    old.requireWhole();
    LocalDate today = LocalDate.ofInstant(surroundings().clock().instant(), ZoneOffset.UTC);
    Knowledge knowledge =
        new Knowledge(
            fresh.usages().stream().map(Located::value).toList(), beside.statistics(), today);
    Checker checker = new Checker(beside.policy(folder));
    List<Reported> findings =
        old.newest().stream()
            .flatMap(before -> compare(before, fresh.newest(), checker, knowledge))
            .toList();
    return judging.answer(findings);
  }

  private Stream<Reported> compare(
      Located<Contract> before,
      List<Located<Contract>> fresh,
      Checker checker,
      Knowledge knowledge) {
    Optional<Located<Contract>> after =
        fresh.stream().filter(each -> each.value().id().equals(before.value().id())).findFirst();
    Contract contract = after.map(Located::value).orElseGet(() -> emptied(before.value()));
    return checker.check(before.value(), contract, knowledge).stream()
        .map(finding -> reported(finding, after.orElse(before)));
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

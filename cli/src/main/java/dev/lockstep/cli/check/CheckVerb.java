package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Judging.Judged;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServerOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.registry.approval.Approvals;
import dev.lockstep.registry.approval.Fingerprints;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Rules;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.evolve.agreement.Agreement;
import dev.lockstep.registry.evolve.agreement.Disagreement;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.report.Reported;
import dev.lockstep.registry.rule.Closing;
import dev.lockstep.registry.rule.mapping.MappingRules;
import dev.lockstep.registry.step.TiedChange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "Checks a change: whether the contract versions that it ties differ by what it does and"
            + " by nothing else, and what it breaks for whom; with --server, beside what is"
            + " published there.")
final class CheckVerb extends Verb {
  private Path file = Path.of("");

  @Mixin private final Around around = new Around();
  @Mixin private final Judging judging = new Judging();

  @Mixin private final ServerOptions served = new ServerOptions();

  CheckVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "CHANGE", description = "The change file.")
  void file(Path named) {
    file = named;
  }

  @Override
  protected Answer perform() {
    return served
        .server(surroundings(), name())
        .map(server -> ServedCheck.examined(server, file))
        .orElseGet(this::here);
  }

  private Answer here() {
    ChangeStep found = around.step(file, surroundings());
    TiedChange step = found.tied();
    LocalDate today = today();
    String plan = step.plan();
    Knowledge knowledge =
        around
            .knowledge(found, today)
            .approved(new Approvals(plan, around.approvals().of(step.parsed().change().id())));
    TeamPolicy policy = around.policy();
    Mapping mapping = step.mapping();
    Checked checked = step.checked(policy.policy(), mapping, knowledge);
    List<Reported> reported =
        checked.findings().stream()
            .map(finding -> reported(finding, step, mapping.evolved()))
            .toList();
    Silences silences = Silences.of(checked.silenced());
    Fingerprints fingerprints = new Fingerprints(plan, checked.evidence());
    return judging.answer(
        new Judged(policy, reported, silences, Optional.of(fingerprints)), knowledge, console());
  }

  /** What is about an operation stands in the change, all else in the contract after it. */
  private Reported reported(Finding finding, TiedChange step, Evolved evolved) {
    if (Rules.of(finding.rule()).filter(Closing.class::isInstance).isPresent()) {
      return new Reported(finding, file.toString(), Mark.START.line(), Mark.START.column());
    }
    OptionalInt operation =
        MappingRules.isOfChange(finding.rule())
            ? operation(finding, step, evolved)
            : OptionalInt.empty();
    if (operation.isEmpty()) {
      return Reported.of(finding, step.after());
    }
    Mark mark = step.parsed().positions().of(List.of(operation.getAsInt()), "");
    return new Reported(finding, file.toString(), mark.line(), mark.column());
  }

  private static OptionalInt operation(Finding finding, TiedChange step, Evolved evolved) {
    Stream<OptionalInt> told =
        step.after().value().collection(step.collection().name()).stream()
            .flatMap(after ->
                Agreement.between(evolved, after, step.after().value().version().text()).stream())
            .filter(each -> finding.message().contains(each.sentence()))
            .map(Disagreement::operation);
    Stream<OptionalInt> found =
        finding.path().stream().flatMap(path -> Stream.of(evolved.last(path), evolved.taker(path)));
    return Stream.concat(told, found)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }
}

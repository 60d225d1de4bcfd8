package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Judging.Judged;
import dev.lockstep.cli.check.Steps.Step;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Checked.Silenced;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.evidence.Versions;
import dev.lockstep.registry.report.Reported;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      paramLabel = "VERSION",
      description =
          "The earlier version: a folder, or a name of git such as main or v1.2; several times for"
              + " several; else what the policy says.")
  private final List<String> against = new ArrayList<>();

  @Mixin private final Beside beside = new Beside();
  @Mixin private final Judging judging = new Judging();

  @Mixin private final Indexing indexing = new Indexing();

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
    TeamPolicy policy = beside.policy(folder);
    Compared compared = compared(against(policy.policy()));
    compared.fresh().requireWhole();
    compared.old().forEach(ContractFiles::requireWhole);
    Editions editions =
        new Editions(
            compared.fresh().contracts(),
            compared.old().stream().map(ContractFiles::contracts).toList());
    Knowledge knowledge = knowledge(compared.fresh(), editions);
    List<Result> results = compare(editions, new Checker(policy.policy()), knowledge);
    List<Reported> found = results.stream().flatMap(each -> each.reported().stream()).toList();
    List<Silenced> silenced =
        results.stream().flatMap(each -> each.checked().silenced().stream()).toList();
    return judging.answer(new Judged(policy, found, Silences.of(silenced)), knowledge, console());
  }

  private List<String> against(Policy policy) {
    List<String> names =
        against.isEmpty() ? policy.against().map(List::of).orElse(List.of()) : against;
    if (names.isEmpty()) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot compare: nothing says with which version",
          "Nothing was compared.",
          "lockstep breaking --against main");
    }
    return names;
  }

  private Compared compared(List<String> versions) {
    Optional<IndexPlace> place = indexing.place(surroundings());
    return place.isEmpty() || isAllLookedAt() || versions.size() > 1
        ? Compared.all(folder, versions)
        : Compared.concerned(folder, versions.getFirst(), place.get());
  }

  /** What is known of documents and traffic may find fault with a contract that did not change. */
  private boolean isAllLookedAt() {
    return beside.isTold() || judging.mode().isTransitive();
  }

  private Knowledge knowledge(ContractFiles files, Editions editions) {
    LocalDate today = today();
    Knowledge plain =
        beside
            .seeing(
                new Knowledge(
                    files.usages().stream().map(Located::value).toList(),
                    beside.statistics(),
                    today))
            .beside(Editions.newest(editions.fresh()).stream().map(Located::value).toList());
    return judging.mode().isTransitive()
        ? plain.across(new Versions(editions.all(), Map.of()))
        : plain;
  }

  /** What the comparison of one contract came to, and the file that it is reported in. */
  private record Result(Located<Contract> file, Checked checked) {
    List<Reported> reported() {
      return checked.findings().stream().map(finding -> Reported.of(finding, file)).toList();
    }
  }

  private List<Result> compare(Editions editions, Checker checker, Knowledge knowledge) {
    List<Located<Contract>> newest = Editions.newest(editions.fresh());
    List<Result> results = new ArrayList<>();
    steps(editions)
        .forEach((file, before) -> {
          boolean isGone = !editions.fresh().contains(file);
          Contract after = isGone ? emptied(file.value()) : file.value();
          Set<Contract> versions = new LinkedHashSet<>(before);
          if (isGone || newest.contains(file)) {
            knowledge
                .versions()
                .ifPresent(
                    all -> all.inUse(after.id(), knowledge.statistics()).forEach(versions::add));
          }
          results.add(new Result(file, checker.examine(List.copyOf(versions), after, knowledge)));
        });
    return results;
  }

  /** The versions before by the file that each became, or by their own where they are gone. */
  private Map<Located<Contract>, Set<Contract>> steps(Editions editions) {
    Map<Located<Contract>, Set<Contract>> steps = new LinkedHashMap<>();
    for (List<Located<Contract>> old : editions.against()) {
      for (Step step : Steps.between(old, editions.fresh())) {
        if (isAllLookedAt() || !step.isNone()) {
          steps
              .computeIfAbsent(step.after().orElse(step.before()), file -> new LinkedHashSet<>())
              .add(step.before().value());
        }
      }
    }
    return steps;
  }

  /** A contract that is gone promises nothing any more. */
  private static Contract emptied(Contract gone) {
    return new Contract(gone.head(), List.of(), List.of(), gone.governance());
  }
}

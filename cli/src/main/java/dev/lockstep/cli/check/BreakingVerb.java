package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Judging.Judged;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Checked.Silenced;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.evidence.Versions;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.report.Reported;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  @Mixin private final Judging judging = new Judging();

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      description =
          "The earlier version: a folder, or a name of git such as main or v1.2; several times for"
              + " several; else what the policy says.")
  private final List<String> against = new ArrayList<>();

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
    Policy policy = judging.policy(folder);
    ContractFiles files = ContractFiles.read(List.of(folder));
    files.requireWhole();
    Editions editions = new Editions(files.contracts(), against(policy));
    Knowledge knowledge = knowledge(files, editions);
    List<Compared> compared = compare(editions, new Checker(policy), knowledge);
    List<Reported> found = compared.stream().flatMap(each -> each.reported().stream()).toList();
    List<Silenced> silenced =
        compared.stream().flatMap(each -> each.checked().silenced().stream()).toList();
    return judging.answer(new Judged(folder, found, Silences.of(silenced)), knowledge, console());
  }

  private List<List<Located<Contract>>> against(Policy policy) {
    List<String> names =
        against.isEmpty() ? policy.against().map(List::of).orElse(List.of()) : against;
    if (names.isEmpty()) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot compare: nothing says with which version",
          "Nothing was compared.",
          "lockstep breaking --against main");
    }
    return names.stream().map(this::contracts).toList();
  }

  private List<Located<Contract>> contracts(String name) {
    ContractFiles files =
        Files.isDirectory(Path.of(name))
            ? ContractFiles.read(List.of(Path.of(name)))
            : ContractFiles.of(GitTree.yaml(folder, name), folder);
    files.requireWhole();
    return files.contracts();
  }

  private Knowledge knowledge(ContractFiles files, Editions editions) {
    LocalDate today = LocalDate.ofInstant(surroundings().clock().instant(), ZoneOffset.UTC);
    Knowledge plain =
        judging
            .seeing(
                new Knowledge(
                    files.usages().stream().map(Located::value).toList(),
                    judging.statistics(),
                    today))
            .beside(Editions.newest(editions.fresh()).stream().map(Located::value).toList());
    return judging.mode().isTransitive()
        ? plain.across(new Versions(editions.all(), Map.of()))
        : plain;
  }

  /** What the comparison of one contract came to, and the file that it is reported in. */
  private record Compared(Located<Contract> file, Checked checked) {
    List<Reported> reported() {
      return checked.findings().stream()
          .map(finding -> BreakingVerb.reported(finding, file))
          .toList();
    }
  }

  private static List<Compared> compare(Editions editions, Checker checker, Knowledge knowledge) {
    List<Located<Contract>> fresh = Editions.newest(editions.fresh());
    Map<String, List<Located<Contract>>> before = new LinkedHashMap<>();
    for (Located<Contract> old : editions.last()) {
      before.computeIfAbsent(old.value().id(), id -> new ArrayList<>()).add(old);
    }
    List<Compared> compared = new ArrayList<>();
    before.forEach((id, old) -> {
      Optional<Located<Contract>> after =
          fresh.stream().filter(each -> each.value().id().equals(id)).findFirst();
      Contract contract =
          after.map(Located::value).orElseGet(() -> emptied(old.getFirst().value()));
      Set<Contract> versions = new LinkedHashSet<>(old.stream().map(Located::value).toList());
      knowledge
          .versions()
          .ifPresent(all -> all.inUse(id, knowledge.statistics()).forEach(versions::add));
      Checked checked = checker.examine(List.copyOf(versions), contract, knowledge);
      compared.add(new Compared(after.orElseGet(old::getFirst), checked));
    });
    return compared;
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

package dev.lockstep.cli.check;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.approval.Fingerprints;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.evolve.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change with the two versions of the contract that it ties.
 *
 * @param files the contracts and usages around it
 */
record ChangeStep(
    Parsed parsed,
    Located<Contract> before,
    Located<Contract> after,
    CollectionPromise collection,
    ContractFiles files) {

  /**
   * What the step means, and what the policy silences of it.
   *
   * @param mapping what the change makes of the collection
   */
  Checked checked(Policy policy, Mapping mapping, Knowledge knowledge) {
    return new Checker(policy)
        .along(mapping, collection)
        .examine(List.of(before.value()), after.value(), knowledge);
  }

  /** What the change makes of the collection. */
  Mapping mapping() {
    return Mapping.of(parsed.change(), collection);
  }

  /** Finds the versions of a change; what is wrong is collected, and told at once. */
  static final class Search {
    private final Path file;
    private final ContractFiles files;
    private final List<ContractFiles> earlier;
    private final List<Finding> mistakes = new ArrayList<>();

    private Search(Path file, Compared around) {
      this.file = file;
      this.files = around.fresh();
      this.earlier = around.old();
    }

    private ChangeStep step(ChangeFile change) {
      Optional<Parsed> parsed =
          switch (change) {
            case Parsed whole -> Optional.of(whole);
            case ChangeFile.Invalid invalid -> {
              mistakes.addAll(invalid.findings());
              yield Optional.empty();
            }
          };
      mistakes.addAll(files.mistakes());
      earlier.forEach(each -> mistakes.addAll(each.mistakes()));
      ProblemCode code =
          mistakes.isEmpty()
              ? ProblemCode.USAGE
              : parsed.isEmpty() ? ProblemCode.CHANGE_INVALID : ProblemCode.FILE_UNREADABLE;
      return parsed
          .filter(known -> mistakes.isEmpty())
          .flatMap(this::step)
          .orElseThrow(() -> wrong(code));
    }

    private Problem wrong(ProblemCode code) {
      return new Problem(
              code,
              "Cannot check %s: %d %s wrong"
                  .formatted(
                      file, mistakes.size(), mistakes.size() == 1 ? "thing is" : "things are"),
              "Nothing was compared.",
              switch (code) {
                case CHANGE_INVALID -> "lockstep validate " + file;
                case FILE_UNREADABLE -> "lockstep lint";
                default -> "lockstep check --help";
              })
          .withFindings(mistakes);
    }

    private Optional<ChangeStep> step(Parsed parsed) {
      Optional<ContractStep> step = parsed.change().contract();
      if (step.isEmpty()) {
        return missing(
            parsed,
            "contract",
            "it names no 'contract', so that nobody can tell what" + " it changes");
      }
      Optional<Located<Contract>> after = after(parsed, step.get());
      Optional<Located<Contract>> before =
          after.flatMap(known -> before(parsed, step.get(), known));
      return before.flatMap(old ->
          collection(parsed, step.get(), old.value())
              .map(changed -> new ChangeStep(parsed, old, after.orElseThrow(), changed, files)));
    }

    private Optional<Located<Contract>> after(Parsed parsed, ContractStep step) {
      List<Located<Contract>> versions = files.versions(step.contract());
      if (versions.isEmpty()) {
        List<String> ids = files.contracts().stream().map(each -> each.value().id()).toList();
        return missing(
            parsed,
            "contract",
            "the contract '%s' is not among the files%s"
                .formatted(step.contract(), Nearest.suggestion(step.contract(), ids)));
      }
      Optional<Located<Contract>> named =
          step.to().map(to -> of(versions, to)).orElse(Optional.of(versions.getFirst()));
      return named.isPresent() ? named : noVersion(parsed, "to", step.to().orElseThrow(), versions);
    }

    private Optional<Located<Contract>> before(
        Parsed parsed, ContractStep step, Located<Contract> after) {
      List<Located<Contract>> versions = new ArrayList<>(files.versions(step.contract()));
      earlier.forEach(each -> versions.addAll(each.versions(step.contract())));
      if (step.from().isPresent()) {
        Optional<Located<Contract>> named = of(versions, step.from().get());
        return named.isPresent() ? named : noVersion(parsed, "from", step.from().get(), versions);
      }
      Optional<Located<Contract>> older =
          versions.stream()
              .filter(each -> isOlder(each.value().version(), after.value().version()))
              .reduce((one, other) ->
                  isOlder(one.value().version(), other.value().version()) ? other : one);
      return older.isPresent()
          ? older
          : missing(
              parsed,
              "contract",
              "no version of '%s' before %s is among the files; name an earlier state of them by"
                      .formatted(step.contract(), after.value().version())
                  + " --against");
    }

    private static boolean isOlder(Version one, Version other) {
      return one.semantic().isPresent()
          && other.semantic().isPresent()
          && one.semantic().get().compareTo(other.semantic().get()) < 0;
    }

    private static Optional<Located<Contract>> of(
        List<Located<Contract>> versions, Version version) {
      return versions.stream().filter(each -> each.value().version().equals(version)).findFirst();
    }

    private <T> Optional<T> noVersion(
        Parsed parsed, String argument, Version version, List<Located<Contract>> versions) {
      String known =
          String.join(", ", versions.stream().map(each -> each.value().version().text()).toList());
      return missing(
          parsed,
          argument,
          "version %s of the contract is not among the files, which have %s"
              .formatted(version, known));
    }

    private Optional<CollectionPromise> collection(
        Parsed parsed, ContractStep step, Contract contract) {
      List<String> names = contract.collections().stream().map(CollectionPromise::name).toList();
      Optional<CollectionPromise> named =
          step.collection().isPresent()
              ? contract.collection(step.collection().get())
              : contract.collections().stream().filter(only -> names.size() == 1).findFirst();
      return named.isPresent()
          ? named
          : missing(
              parsed,
              step.collection().isPresent() ? "collection" : "contract",
              "contract %s has the collections %s; name one of them as 'collection'"
                  .formatted(contract.version(), String.join(", ", names)));
    }

    private <T> Optional<T> missing(Parsed parsed, String argument, String why) {
      Mark mark = parsed.positions().of(List.of(), argument);
      mistakes.add(
          new Finding(
              file.toString(),
              mark.line(),
              mark.column(),
              "wrong-contract",
              "Cannot check: " + why));
      return Optional.empty();
    }
  }

  /**
   * The change in a file with the versions that it ties.
   *
   * @param folder below which contracts and usages are
   * @param against where earlier versions are: a folder, or a name of git
   * @param index where the index of a folder is kept, if one is to be asked
   * @throws Problem naming everything that is wrong with the files
   */
  static ChangeStep of(
      Path file, Path folder, Optional<String> against, Optional<IndexPlace> index) {
    ChangeFile change = ChangeFile.read(file);
    return new Search(file, around(change, folder, against, index)).step(change);
  }

  private static Compared around(
      ChangeFile change, Path folder, Optional<String> against, Optional<IndexPlace> index) {
    return change instanceof Parsed parsed && parsed.change().contract().isPresent()
        ? Compared.about(parsed.change().contract().get().contract(), folder, against, index)
        : Compared.all(folder, against.stream().toList());
  }

  /** The fingerprint of the change and of both versions. */
  String plan() {
    return Fingerprints.plan(parsed.change(), before, after);
  }
}

package dev.lockstep.registry.step;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the versions that a change ties; what is wrong is collected. For one thread.
 *
 * @see #mistakes()
 */
public final class Tying {
  private final String file;
  private final List<Located<Contract>> fresh;
  private final List<Located<Contract>> earlier;
  private final List<Finding> mistakes = new ArrayList<>();

  /**
   * A search among these contracts.
   *
   * @param file the change file, as messages call it
   * @param fresh where the version after the change is
   * @param earlier where the version before it may be, too
   */
  public Tying(String file, List<Located<Contract>> fresh, List<Located<Contract>> earlier) {
    this.file = file;
    this.fresh = List.copyOf(fresh);
    this.earlier = List.copyOf(earlier);
  }

  /** What kept a change from being tied. */
  public List<Finding> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The change with its versions; empty where something is wrong. */
  public Optional<TiedChange> tie(Parsed parsed) {
    Optional<ContractStep> step = parsed.change().contract();
    if (step.isEmpty()) {
      return missing(
          parsed, "contract", "it names no 'contract', so that nobody can tell what it changes");
    }
    Optional<Located<Contract>> after = after(parsed, step.get());
    Optional<Located<Contract>> before = after.flatMap(known -> before(parsed, step.get(), known));
    return before.flatMap(old ->
        collection(parsed, step.get(), old.value())
            .map(changed -> new TiedChange(parsed, old, after.orElseThrow(), changed)));
  }

  private Optional<Located<Contract>> after(Parsed parsed, ContractStep step) {
    List<Located<Contract>> versions = ByAge.versions(fresh, step.contract());
    if (versions.isEmpty()) {
      List<String> ids = fresh.stream().map(each -> each.value().id()).toList();
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
    List<Located<Contract>> versions =
        Stream.concat(
                ByAge.versions(fresh, step.contract()).stream(),
                ByAge.versions(earlier, step.contract()).stream())
            .toList();
    if (step.from().isPresent()) {
      Optional<Located<Contract>> named = of(versions, step.from().get());
      return named.isPresent() ? named : noVersion(parsed, "from", step.from().get(), versions);
    }
    Optional<Located<Contract>> older =
        versions.stream()
            .filter(each -> ByAge.isOlder(each.value().version(), after.value().version()))
            .reduce((one, other) ->
                ByAge.isOlder(one.value().version(), other.value().version()) ? other : one);
    return older.isPresent()
        ? older
        : missing(
            parsed,
            "contract",
            "no version of '%s' before %s is among the files; name an earlier state of them by"
                    .formatted(step.contract(), after.value().version())
                + " --against");
  }

  private static Optional<Located<Contract>> of(List<Located<Contract>> versions, Version version) {
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
        new Finding(file, mark.line(), mark.column(), "wrong-contract", "Cannot check: " + why));
    return Optional.empty();
  }
}

package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.version.Version.Semantic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What usages say, held to the contracts they name. */
final class UsageChecks {
  private final List<Contract> contracts;
  private final Notes notes;

  UsageChecks(List<Contract> contracts, Notes notes) {
    this.contracts = contracts;
    this.notes = notes;
  }

  void check(Usage usage) {
    if (usage.version().semantic().isEmpty()) {
      notes.add(
          LintRule.USAGE_VERSION_NOT_SEMVER,
          usage,
          "version",
          "The version '%s' is no semantic version such as 1.2.0, so it has no order"
              .formatted(usage.version()));
    }
    if (usage.team().filter(team -> !team.isBlank()).isEmpty()) {
      notes.add(
          LintRule.USAGE_TEAM_MISSING,
          usage,
          "team",
          "No team answers for '%s', so nobody can be asked".formatted(usage.service()));
    }
    usage.contracts().forEach(this::use);
  }

  private void use(ContractUse use) {
    if (use.paths(Access.WRITE).findAny().isPresent() && use.writing().mode().isEmpty()) {
      notes.add(
          LintRule.WRITE_MODE_MISSING,
          use,
          "writes",
          "The service writes and does not say whether by patch, replace or upsert");
    }
    if (use.evidence().isEmpty()) {
      notes.add(
          LintRule.EVIDENCE_MISSING,
          use,
          "Nothing says on what the use of '%s' stands".formatted(use.contract()));
    }
    new QueryChecks(notes).check(use.queries());
    contract(use).ifPresent(contract -> held(use, contract));
  }

  /** The newest contract of this id that the usage supports. */
  private Optional<Contract> contract(ContractUse use) {
    List<Contract> named =
        contracts.stream().filter(each -> each.id().equals(use.contract())).toList();
    if (named.isEmpty()) {
      List<String> ids = contracts.stream().map(Contract::id).toList();
      notes.add(
          LintRule.USAGE_CONTRACT_UNKNOWN,
          use,
          "contract",
          "The contract '%s' is not among the files%s"
              .formatted(use.contract(), Nearest.suggestion(use.contract(), ids)));
      return Optional.empty();
    }
    Optional<Contract> supported =
        named.stream()
            .filter(each -> each.version().semantic().filter(use.supports()::contains).isPresent())
            .max((one, other) -> version(one).compareTo(version(other)));
    if (supported.isEmpty()) {
      notes.add(
          LintRule.USAGE_VERSION_UNSUPPORTED,
          use,
          "supports",
          "The usage supports %s of '%s', and the files have %s"
              .formatted(
                  use.supports(),
                  use.contract(),
                  String.join(", ", named.stream().map(each -> each.version().text()).toList())));
    }
    return supported;
  }

  private static Semantic version(Contract contract) {
    return contract.version().semantic().orElseThrow();
  }

  private void held(ContractUse use, Contract contract) {
    Optional<CollectionPromise> collection =
        use.collection().isPresent()
            ? contract.collection(use.collection().get())
            : contract.collections().stream()
                .filter(only -> contract.collections().size() == 1)
                .findFirst();
    if (collection.isEmpty()) {
      List<String> names = contract.collections().stream().map(CollectionPromise::name).toList();
      notes.add(
          LintRule.USAGE_COLLECTION_UNKNOWN,
          use,
          "collection",
          "The contract '%s' has the collections %s; name one of them as 'collection'"
              .formatted(contract.id(), String.join(", ", names)));
      return;
    }
    CollectionPromise promise = collection.get();
    Sensitivities sensitivities = new Sensitivities(Spot.of(contract, promise));
    paths(use).forEach(path -> path(path, promise, sensitivities));
    indexes(use, promise);
    clearance(use, promise, sensitivities);
  }

  private static Stream<Path> paths(ContractUse use) {
    return Stream.of(
            use.paths().stream().map(PathUse::path),
            use.writing().increments().stream(),
            use.writing().conditions().stream(),
            use.writing().together().stream().flatMap(List::stream),
            use.streams().stream().flatMap(stream -> stream.paths().stream()))
        .flatMap(paths -> paths);
  }

  private void path(Path path, CollectionPromise promise, Sensitivities sensitivities) {
    List<Node> nodes = promise.shape().at(path);
    if (nodes.isEmpty() && !promise.shape().isOpenAt(path)) {
      notes.add(
          LintRule.USAGE_PATH_UNKNOWN,
          path,
          "The collection '%s' has no '%s' by its contract%s"
              .formatted(promise.name(), path, hint(path, promise)));
    }
    if (nodes.stream().anyMatch(sensitivities::isDeprecated)) {
      notes.add(
          LintRule.USAGE_PATH_DEPRECATED,
          path,
          "The usage relies on '%s', which will go".formatted(path));
    }
  }

  /** Paths are those of the store, which people mistake for the names beside them. */
  private static String hint(Path path, CollectionPromise promise) {
    List<Field> fields = promise.shape().fields();
    if (path.steps().getFirst() instanceof Path.Step.Field(String root)) {
      Optional<Field> meant =
          fields.stream()
              .filter(field -> field.name().equals(root) && !field.storedName().equals(root))
              .findFirst();
      return meant
          .map(field -> "; the store calls it '%s'".formatted(field.storedName()))
          .orElseGet(
              () -> Nearest.suggestion(root, fields.stream().map(Field::storedName).toList()));
    }
    return "";
  }

  private void indexes(ContractUse use, CollectionPromise promise) {
    List<String> known = promise.indexes().stream().map(Index::name).toList();
    for (String name : use.indexes()) {
      if (!known.contains(name)) {
        notes.add(
            LintRule.USAGE_INDEX_UNKNOWN,
            use,
            "indexes",
            "The collection '%s' has no index '%s' by its contract%s"
                .formatted(promise.name(), name, Nearest.suggestion(name, known)));
      }
    }
  }

  private void clearance(ContractUse use, CollectionPromise promise, Sensitivities sensitivities) {
    boolean missing = false;
    for (PathUse each : use.paths()) {
      Optional<Sensitivity> seen =
          promise.shape().at(each.path()).stream()
              .flatMap(node -> sensitivities.of(node).stream())
              .max(Sensitivity::compareTo);
      if (seen.isPresent() && use.clearance().filter(seen.get()::isAbove).isPresent()) {
        notes.add(
            LintRule.CLEARANCE_TOO_LOW,
            each.path(),
            "The service may see %s data, and '%s' is %s"
                .formatted(use.clearance().get().word(), each.path(), seen.get().word()));
      }
      missing |=
          use.clearance().isEmpty()
              && seen.filter(level -> level.isAbove(Sensitivity.INTERNAL)).isPresent();
    }
    if (missing) {
      notes.add(
          LintRule.CLEARANCE_MISSING,
          use,
          "clearance",
          "The service sees confidential data of '%s' and does not say that it may"
              .formatted(promise.name()));
    }
  }
}

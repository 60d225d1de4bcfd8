package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a contract says of itself, and the ids of its elements. */
final class ContractChecks {
  private final Contract contract;
  private final Notes notes;

  private ContractChecks(Contract contract, Notes notes) {
    this.contract = contract;
    this.notes = notes;
  }

  static void check(Contract contract, Notes notes) {
    ContractChecks checks = new ContractChecks(contract, notes);
    checks.head();
    Set<String> collectionIds = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (CollectionPromise collection : contract.collections()) {
      checks.collection(collection, collectionIds, names);
      checks.ids(collection);
    }
  }

  private void head() {
    if (contract.version().semantic().isEmpty()) {
      notes.add(
          LintRule.VERSION_NOT_SEMVER,
          contract,
          "version",
          "The version '%s' is no semantic version such as 1.2.0, so it has no order"
              .formatted(contract.version()));
    }
    if (contract.head().team().filter(team -> !team.isNobody()).isEmpty()) {
      notes.add(
          LintRule.OWNER_MISSING,
          contract,
          "team",
          "No team owns this contract, so nobody answers for a change of it");
    }
    if (contract.collections().isEmpty()) {
      notes.add(LintRule.SCHEMA_MISSING, contract, "schema", "The contract promises no collection");
    }
  }

  private void collection(CollectionPromise collection, Set<String> ids, Set<String> names) {
    if (collection.engine().isEmpty()) {
      notes.add(
          LintRule.ENGINE_MISSING,
          collection,
          "Nothing says what kind of store holds '%s'; write 'engine: %s' into its 'nosql'"
              .formatted(collection.name(), Engine.MONGODB.word()));
    }
    if (!names.add(collection.storedName())) {
      notes.add(
          LintRule.PHYSICAL_NAME_DUPLICATE,
          collection,
          "name",
          "Another collection of the contract is '%s' in the store, too"
              .formatted(collection.storedName()));
    }
    id(collection.id(), collection, "collection '%s'".formatted(collection.name()), ids);
  }

  private void ids(CollectionPromise collection) {
    Set<String> ids = new HashSet<>();
    for (Spot spot : Spot.of(contract, collection)) {
      if (spot.field().isPresent()) {
        id(spot.node().id(), spot.element(), "field " + spot.title(), ids);
      }
    }
    for (Index index : collection.indexes()) {
      id(index.id(), index, "index '%s'".formatted(index.name()), ids);
    }
  }

  private void id(Optional<String> id, Object element, String title, Set<String> known) {
    if (id.isEmpty()) {
      notes.add(
          LintRule.ID_MISSING,
          element,
          "The %s has no id, so renaming it looks like removing it".formatted(title));
    } else if (!known.add(id.get())) {
      notes.add(
          LintRule.ID_DUPLICATE,
          element,
          "id",
          "The %s has the id '%s', as another element has".formatted(title, id.get()));
    }
  }
}

package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.contract.CollectionPromise;
import java.util.List;
import java.util.Optional;

/**
 * What a change does to a collection, and by which lenses.
 *
 * @param change with the operations that concern the collection
 */
public record Mapping(Change change, CompiledChange compiled, Evolved evolved) {
  /**
   * What a change does.
   *
   * @throws dev.lockstep.model.problem.Problem if the change cannot be carried out
   */
  public static Mapping of(Change change, CollectionPromise before) {
    return new Mapping(
        change, CompiledChange.of(change), Evolution.of(before, change.operations()));
  }

  /** What a change does to a collection that it is not about: nothing. */
  public static Mapping none(Change change, CollectionPromise before) {
    return of(
        new Change(
            change.id(),
            change.title(),
            change.contract(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            change.rollout()),
        before);
  }
}

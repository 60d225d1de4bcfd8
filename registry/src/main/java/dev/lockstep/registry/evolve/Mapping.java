package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.lens.Loss;
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

  /** What an operation loses on its way forward; one of indexes loses nothing. */
  public Loss loss(int operation) {
    List<Operation.Step> steps = change.operations();
    if (isOfIndexes(steps.get(operation))) {
      return Loss.EXACT;
    }
    int lens =
        (int) steps.subList(0, operation).stream().filter(each -> !isOfIndexes(each)).count();
    return compiled.operations().get(lens).loss();
  }

  private boolean isOfIndexes(Operation.Step step) {
    return compiled.indexes().contains(step.operation());
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

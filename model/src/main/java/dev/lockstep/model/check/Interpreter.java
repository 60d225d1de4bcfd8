package dev.lockstep.model.check;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import java.util.Map;
import java.util.Optional;

/**
 * What a change makes of a document, found by performing its operations one after another on a
 * mutable copy.
 *
 * <p>It answers what the lenses answer, fields in the same order, by other code. Threads may use it
 * at the same time.
 */
public final class Interpreter {
  private Interpreter() {}

  /** The new shape of an old document; empty where the change holds it back. */
  public static Optional<Document> forward(Change change, Document old) {
    Map<String, Object> root = Tree.map(Tree.thaw(old));
    try {
      for (Step step : change.operations()) {
        perform(new Workplace(root), step);
      }
    } catch (Refusal held) {
      return Optional.empty();
    }
    return Optional.of((Document) Tree.freeze(root));
  }

  /** Performs one step, inside every element where its paths lead through an array or map. */
  static void perform(Workplace place, Step step) {
    if (step.operation() instanceof Operation.Each each) {
      if (holds(place, step)) {
        for (Workplace element : place.each(each.path())) {
          each.operations().forEach(inner -> perform(element, inner));
          element.close();
        }
      }
    } else if (Arguments.isNested(step.operation())) {
      for (Workplace element : place.boxes(Arguments.nested(step.operation()))) {
        perform(element, Arguments.shortened(step));
        element.close();
      }
    } else if (holds(place, step)) {
      Performance.of(place, step.operation());
    }
  }

  private static boolean holds(Workplace place, Step step) {
    if (step.when().isEmpty()) {
      return true;
    }
    return switch (step.when().get()) {
      case Guard.Holds holds -> holds.expression().holds(place.seen());
      case Guard.TargetAbsent t ->
          Arguments.targets(step.operation()).stream()
              .noneMatch(path -> Tree.has(place.root(), place.names(path)));
    };
  }
}

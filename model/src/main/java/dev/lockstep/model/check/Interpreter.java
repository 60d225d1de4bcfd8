package dev.lockstep.model.check;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a change makes of a document, found by performing its operations one after another on a
 * mutable copy.
 *
 * <p>It answers what the lenses answer, fields in the same order, by other code. Threads may use it
 * at the same time.
 */
public final class Interpreter {
  private final List<Prepared> steps;

  /** An interpreter of one change. */
  public Interpreter(Change change) {
    this.steps = Prepared.all(change.operations());
  }

  /** The new shape of an old document; empty where the change holds it back. */
  public Optional<Document> forward(Document old) {
    Fields root = new Fields(old);
    try {
      Workplace whole = new Workplace(root);
      steps.forEach(step -> perform(whole, step));
    } catch (Refusal held) {
      return Optional.empty();
    }
    return Optional.of((Document) Tree.freeze(root));
  }

  /** Performs one step, inside every element where its paths lead through an array or map. */
  private static void perform(Workplace place, Prepared prepared) {
    Step step = prepared.step();
    boolean each = step.operation() instanceof Operation.Each;
    boolean judgedInside = !each && prepared.within().isPresent();
    if (!judgedInside && !holds(place, step)) {
      return;
    }
    if (prepared.within().isEmpty()) {
      prepared.action().accept(place);
      return;
    }
    Path within = prepared.within().get();
    for (Workplace element : each ? place.each(within) : place.boxes(within)) {
      prepared.inner().forEach(inner -> perform(element, inner));
      element.close();
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

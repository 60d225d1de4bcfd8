package dev.lockstep.checks.mutation;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import java.util.function.UnaryOperator;

/** A lens whose way forward has a fault: whatever the right one answers is spoiled afterwards. */
record FaultyLens(Lens right, UnaryOperator<Document> fault) implements Lens {
  @Override
  public Footprint footprint() {
    return right.footprint();
  }

  @Override
  public Loss loss() {
    return right.loss();
  }

  @Override
  public Carry forward(Document old) {
    return spoiled(right.forward(old));
  }

  @Override
  public Carry back(Document renewed, Complement complement) {
    return right.back(renewed, complement);
  }

  @Override
  public Carry put(Document old, Document currentNew) {
    return spoiled(right.put(old, currentNew));
  }

  private Carry spoiled(Carry carry) {
    return switch (carry) {
      case Carry.Whole whole -> new Carry.Whole(fault.apply(whole.document()), whole.complement());
      case Carry.Held held -> held;
    };
  }
}

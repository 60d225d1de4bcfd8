package dev.lockstep.model.compile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Held;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.primitive.Originals;
import dev.lockstep.model.primitive.Primitive;
import dev.lockstep.model.slot.Slot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One primitive operation as a lens: it keeps originals exactly where the inverse falls short. */
final class OperationLens implements Stage {
  private final Primitive primitive;
  private final Memory memory;
  private final Touch touch;

  OperationLens(Primitive primitive) {
    this.primitive = primitive;
    this.memory = new Memory(primitive);
    this.touch =
        new Touch(
            paths(primitive.sources()), paths(primitive.targets()), primitive.reads(), Set.of());
  }

  private static Set<Path> paths(List<Slot> slots) {
    return slots.stream().map(Slot::path).collect(Collectors.toSet());
  }

  @Override
  public Touch touch() {
    return touch;
  }

  @Override
  public Loss loss() {
    return primitive.loss();
  }

  @Override
  public Carry forward(Document old) {
    return switch (primitive.apply(old)) {
      case Whole whole when primitive.isExactFor(old) -> whole;
      case Whole whole -> bound(old, whole.document());
      case Held held -> held;
    };
  }

  /** The new document with whatever the way back to the old one needs. */
  private Whole bound(Document old, Document renewed) {
    boolean values = true;
    if (primitive.invert(renewed, Originals.NONE) instanceof Whole inverse) {
      if (inverse.document().equals(old)) {
        return new Whole(renewed, Complement.NONE);
      }
      values = !memory.sameValues(inverse.document(), old);
    }
    return new Whole(renewed, new Complement(memory.entry(old, renewed, values), values));
  }

  @Override
  public Carry back(Document renewed, Complement complement) {
    for (Slot slot : memory.consumed()) {
      if (slot.isIn(renewed)) {
        return new Held(slot.path(), "the change takes it away, so that the new shape has none");
      }
    }
    Carry back = inverted(renewed, complement);
    return isBound(renewed, complement) || !(back instanceof Whole whole)
        ? back
        : comingAgain(whole, renewed);
  }

  private boolean isBound(Document renewed, Complement complement) {
    return !complement.isEmpty() && memory.belongs(complement.content(), renewed);
  }

  private Carry inverted(Document renewed, Complement complement) {
    Document entry = complement.content();
    if (entry.isEmpty()) {
      return primitive.invert(renewed, Originals.NONE);
    }
    if (memory.belongs(entry, renewed)) {
      return Primitive.whole(memory.restore(renewed, entry));
    }
    return switch (primitive.invert(renewed, memory.originals(entry))) {
      case Whole whole -> Primitive.whole(memory.reorder(whole.document(), entry));
      case Held held -> held;
    };
  }

  /** An old document that would come forward as something else is no way back. */
  private Carry comingAgain(Whole back, Document renewed) {
    return switch (forward(back.document())) {
      case Held held -> held;
      case Whole again
          when sameTargets(again.document(), renewed)
              || (inverted(renewed, again.complement()) instanceof Whole same
                  && memory.sameValues(same.document(), back.document())) ->
          back;
      case Whole again ->
          new Held(
              memory.slots().getFirst().path(), "the old shape would give another value for it");
    };
  }

  private boolean sameTargets(Document one, Document other) {
    for (Slot slot : primitive.targets()) {
      if (slot.isIn(one) != slot.isIn(other)
          || (slot.isIn(one) && !slot.in(one).equals(slot.in(other)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Carry put(Document old, Document currentNew) {
    return switch (forward(old)) {
      case Held held -> held;
      case Whole whole ->
          goesBack(old, currentNew, whole.complement())
              ? bound(old, keeping(whole.document(), currentNew))
              : merged(old, whole, currentNew);
    };
  }

  private boolean goesBack(Document old, Document currentNew, Complement complement) {
    return primitive.stands(old, currentNew)
        && back(currentNew, complement) instanceof Whole back
        && memory.sameValues(back.document(), old);
  }

  private Carry merged(Document old, Whole applied, Document currentNew) {
    return switch (primitive.merge(old, applied.document(), currentNew)) {
      case Whole whole when whole.document().equals(applied.document()) -> applied;
      case Whole whole -> bound(old, whole.document());
      case Held held -> held;
    };
  }

  private Document keeping(Document applied, Document currentNew) {
    Document result = applied;
    for (Slot slot : primitive.targets()) {
      if (!slot.isIn(currentNew)) {
        result = slot.prune(result);
      } else if (slot.fits(result)) {
        result = slot.set(result, slot.in(currentNew));
      }
    }
    return result;
  }
}

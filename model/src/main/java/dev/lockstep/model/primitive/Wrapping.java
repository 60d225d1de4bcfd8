package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wrap}: a value becomes the only element of an array. An array stays as it is, and so does
 * absence.
 *
 * <p>The old shape holds the first element; the others live in the new shape alone and stay there
 * when the old value changes.
 */
public final class Wrapping implements OneSlot {
  private final Slot slot;

  /** Wraps what the slot holds. */
  public Wrapping(Slot slot) {
    this.slot = slot;
  }

  @Override
  public Slot slot() {
    return slot;
  }

  @Override
  public Loss loss() {
    return Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    return Primitive.whole(
        slot.isIn(old) && !(slot.in(old) instanceof Value.Array)
            ? slot.set(old, Value.Array.of(slot.in(old)))
            : old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    if (!slot.isIn(renewed) || !(slot.in(renewed) instanceof Value.Array array)) {
      return Primitive.whole(renewed);
    }
    boolean wasArray = originals.at(slot).filter(Value.Array.class::isInstance).isPresent();
    if (wasArray) {
      return Primitive.whole(renewed);
    }
    return Primitive.whole(
        array.items().isEmpty()
            ? slot.remove(renewed)
            : slot.set(renewed, array.items().getFirst()));
  }

  @Override
  public Carry merge(Document old, Document applied, Document current) {
    if (!slot.isIn(old)
        || slot.in(old) instanceof Value.Array
        || !slot.isIn(current)
        || !(slot.in(current) instanceof Value.Array array)
        || array.items().isEmpty()) {
      return Primitive.whole(applied);
    }
    List<Value> items = new ArrayList<>(array.items());
    items.set(0, slot.in(old));
    return Primitive.whole(slot.set(applied, new Value.Array(items)));
  }
}

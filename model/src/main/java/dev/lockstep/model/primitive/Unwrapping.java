package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code unwrap}: the first element of an array becomes the value. What is no array stays as it is;
 * an empty array leaves nothing.
 *
 * <p>The other elements stand in the complement and follow an edited first one back.
 */
public final class Unwrapping implements OneSlot {
  private final Slot slot;

  /** Unwraps what the slot holds. */
  public Unwrapping(Slot slot) {
    this.slot = slot;
  }

  @Override
  public Slot slot() {
    return slot;
  }

  @Override
  public Loss loss() {
    return Loss.COMPLEMENT;
  }

  @Override
  public Carry apply(Document old) {
    if (!slot.isIn(old) || !(slot.in(old) instanceof Value.Array array)) {
      return Primitive.whole(old);
    }
    return Primitive.whole(
        array.items().isEmpty() ? slot.remove(old) : slot.set(old, array.items().getFirst()));
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    if (!slot.isIn(renewed)) {
      return Primitive.whole(renewed);
    }
    Value original = originals.at(slot).orElse(new Value.Array(List.of()));
    if (!(original instanceof Value.Array) && !(slot.in(renewed) instanceof Value.Array)) {
      return Primitive.whole(renewed);
    }
    List<Value> items =
        new ArrayList<>(original instanceof Value.Array array ? array.items() : List.of());
    if (items.isEmpty()) {
      items.add(slot.in(renewed));
    }
    items.set(0, slot.in(renewed));
    return Primitive.whole(slot.set(renewed, new Value.Array(items)));
  }
}

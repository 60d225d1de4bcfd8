package dev.lockstep.model.primitive;

import dev.lockstep.model.slot.Slot;
import java.util.List;

/** A primitive that rewrites what one slot holds, in its place. */
interface OneSlot extends Primitive {
  /** The slot. */
  Slot slot();

  @Override
  default List<Slot> sources() {
    return List.of(slot());
  }

  @Override
  default List<Slot> targets() {
    return List.of(slot());
  }
}

package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.List;

/** {@code remove}: a value goes, and stands in the complement until the old shape is retired. */
public final class Removing implements Primitive {
  private final Slot slot;

  /** Removes what the slot holds. */
  public Removing(Slot slot) {
    this.slot = slot;
  }

  @Override
  public List<Slot> sources() {
    return List.of(slot);
  }

  @Override
  public List<Slot> targets() {
    return List.of();
  }

  @Override
  public Loss loss() {
    return Loss.COMPLEMENT;
  }

  @Override
  public Carry apply(Document old) {
    return Primitive.whole(slot.remove(old));
  }

  @Override
  public boolean isExactFor(Document old) {
    return !slot.isIn(old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    return Primitive.whole(renewed);
  }
}

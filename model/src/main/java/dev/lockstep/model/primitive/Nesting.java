package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;

/**
 * {@code move} to a path below its own: a value becomes the only field of a document that stands
 * where the value stood. Absence stays as it is.
 *
 * <p>Other fields of that document live in the new shape alone and stay there when the old value
 * changes.
 */
public final class Nesting implements OneSlot {
  private final Slot slot;
  private final Slot below;

  /**
   * Nests what the slot holds.
   *
   * @param below where the value goes, seen from the slot
   */
  public Nesting(Slot slot, Slot below) {
    this.slot = slot;
    this.below = below;
  }

  @Override
  public Slot slot() {
    return slot;
  }

  @Override
  public Loss loss() {
    return Loss.EXACT;
  }

  @Override
  public Carry apply(Document old) {
    return Primitive.whole(
        slot.isIn(old) ? slot.set(old, below.set(Document.empty(), slot.in(old))) : old);
  }

  @Override
  public boolean isExactFor(Document old) {
    return true;
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    if (!slot.isIn(renewed)) {
      return Primitive.whole(renewed);
    }
    if (slot.in(renewed) instanceof Document document) {
      return Primitive.whole(
          below.isIn(document) ? slot.set(renewed, below.in(document)) : slot.remove(renewed));
    }
    return new Carry.Held(slot.path(), "a document was expected here");
  }

  @Override
  public Carry merge(Document old, Document applied, Document current) {
    return Primitive.whole(
        slot.isIn(old)
                && slot.isIn(current)
                && slot.in(current) instanceof Document document
                && below.fits(document)
            ? slot.set(applied, below.set(document, slot.in(old)))
            : applied);
  }
}

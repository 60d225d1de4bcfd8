package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;

/**
 * {@code move} to a path above its own: a field of a document takes the document's place. What has
 * no such field stays as it is.
 *
 * <p>The other fields stand in the complement and follow an edited value back.
 */
public final class Unnesting implements OneSlot {
  private final Slot slot;
  private final Slot below;

  /**
   * Unnests what the slot holds.
   *
   * @param below where the value comes from, seen from the slot
   */
  public Unnesting(Slot slot, Slot below) {
    this.slot = slot;
    this.below = below;
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
    return Primitive.whole(
        slot.isIn(old) && holds(slot.in(old))
            ? slot.set(old, below.in((Document) slot.in(old)))
            : old);
  }

  private boolean holds(Value value) {
    return value instanceof Document document && below.isIn(document);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    if (!slot.isIn(renewed)) {
      return Primitive.whole(renewed);
    }
    Value original = originals.at(slot).orElse(Document.empty());
    boolean stayed = originals.at(slot).isPresent() && !holds(original);
    if (stayed && !holds(slot.in(renewed))) {
      return Primitive.whole(renewed);
    }
    Document around =
        original instanceof Document document && below.fits(document) ? document : Document.empty();
    return Primitive.whole(slot.set(renewed, below.set(around, slot.in(renewed))));
  }
}

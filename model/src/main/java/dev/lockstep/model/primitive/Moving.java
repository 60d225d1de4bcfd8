package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.List;

/**
 * {@code move}: a value goes to another parent, which is created where it is missing.
 *
 * <p>The parent it leaves stays, even when empty. A value that stood at the target makes way and is
 * kept in the complement; below a value that is no document there is no place.
 */
public final class Moving implements Primitive {
  private final Slot from;
  private final Slot to;

  /** Moves what {@code from} holds to {@code to}; neither lies above the other. */
  public Moving(Slot from, Slot to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public List<Slot> sources() {
    return List.of(from);
  }

  @Override
  public List<Slot> targets() {
    return List.of(to);
  }

  @Override
  public Loss loss() {
    return Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    if (!from.isIn(old)) {
      return Primitive.whole(old);
    }
    if (!to.fits(old)) {
      return Assignment.noPlace(to);
    }
    return Primitive.whole(to.set(from.remove(old), from.in(old)));
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    if (!to.isIn(renewed)) {
      return Primitive.whole(renewed);
    }
    if (!from.fits(renewed)) {
      return Assignment.noPlace(from);
    }
    return Primitive.whole(from.set(to.prune(renewed), to.in(renewed)));
  }
}

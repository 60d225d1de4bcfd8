package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.slot.Slot;
import java.util.List;
import java.util.Set;

/**
 * {@code add}: a slot is set once, to a constant or to what an expression gives; from then on it
 * belongs to the new shape, and only where it holds nothing is it set again.
 */
public final class Adding implements Primitive {
  private final Assignment assignment;

  /** Sets the slot to the value of the expression. */
  public Adding(Slot slot, Computation value) {
    this.assignment = new Assignment(slot, value);
  }

  @Override
  public List<Slot> sources() {
    return assignment.sources();
  }

  @Override
  public List<Slot> targets() {
    return List.of(assignment.slot());
  }

  @Override
  public Set<Path> reads() {
    return assignment.reads();
  }

  @Override
  public Loss loss() {
    return assignment.rewrites() ? Loss.COMPLEMENT : Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    return assignment.apply(old);
  }

  @Override
  public boolean isExactFor(Document old) {
    return assignment.isExactFor(old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    return assignment.invert(renewed);
  }

  @Override
  public boolean stands(Document old, Document current) {
    return assignment.slot().isIn(current);
  }
}

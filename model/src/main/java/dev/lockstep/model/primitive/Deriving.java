package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.slot.Slot;
import java.util.List;
import java.util.Set;

/**
 * {@code derive} and {@code copy}: a slot follows what an expression gives, now and whenever its
 * operands move.
 *
 * <p>Whether an operand moved can be told only where the new shape holds it in a place of its own.
 * Operands that both shapes share look the same on both sides whatever happened; with one of them
 * the value is always found anew when the old side is put, for a stale value would be wrong for
 * ever.
 */
public final class Deriving implements Primitive {
  private final Assignment assignment;
  private final boolean remembers;

  private Deriving(Assignment assignment, boolean remembers) {
    this.assignment = assignment;
    this.remembers = remembers;
  }

  /** Follows an expression over paths that both shapes share. */
  public static Deriving fromShared(Slot slot, Computation value) {
    return new Deriving(new Assignment(slot, value), false);
  }

  /** Follows an expression over paths that the new shape holds in places of its own. */
  public static Deriving fromOwn(Slot slot, Computation value) {
    return new Deriving(new Assignment(slot, value), true);
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
    return assignment.rewrites()
        || (remembers && assignment.slot().isIn(current) && assignment.sameOperands(old, current));
  }
}

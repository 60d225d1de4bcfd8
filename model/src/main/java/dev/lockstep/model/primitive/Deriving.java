package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.slot.Slot;
import java.util.List;
import java.util.Set;

/**
 * {@code add}, {@code derive} and {@code copy}: a slot is set to what an expression gives, once or
 * for as long as both shapes live.
 */
public final class Deriving implements Primitive {
  private final Assignment assignment;
  private final Follows follows;

  /** When the value is found anew while the old side moves. */
  public enum Follows {
    /** Only where the slot holds nothing: from then on it belongs to the new shape. */
    NEVER,
    /**
     * Always, as operands that both shapes share need it: they look the same on both sides whatever
     * happened, and a stale value would be wrong for ever.
     */
    ALWAYS,
    /** Where an operand moved, which its place in the new shape tells. */
    MOVED_OPERANDS
  }

  /** Sets the slot to the value of the expression. */
  public Deriving(Slot slot, Computation value, Follows follows) {
    this.assignment = new Assignment(slot, value);
    this.follows = follows;
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
    return switch (follows) {
      case NEVER -> assignment.slot().isIn(current);
      case ALWAYS -> assignment.rewrites();
      case MOVED_OPERANDS ->
          assignment.rewrites()
              || (assignment.slot().isIn(current) && assignment.sameOperands(old, current));
    };
  }
}

package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.slot.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Setting a slot to the value of an expression: what {@code add}, {@code derive} and {@code copy}
 * have in common.
 *
 * <p>Where the expression has no value nothing is set. Where it reads the slot itself, the value is
 * rewritten in its place and only the complement knows the old one.
 */
record Assignment(Slot slot, Computation value) {

  static Carry noPlace(Slot slot) {
    return new Carry.Held(slot.path(), "a value that is no document stands above it");
  }

  boolean rewrites() {
    return value.paths().contains(slot.path());
  }

  List<Slot> sources() {
    return rewrites() ? List.of(slot) : List.of();
  }

  Set<Path> reads() {
    return value.paths();
  }

  Carry apply(Document old) {
    Optional<Value> result = value.evaluate(old);
    if (result.isEmpty()) {
      return Primitive.whole(old);
    }
    return slot.fits(old) ? Primitive.whole(slot.set(old, result.get())) : noPlace(slot);
  }

  boolean isExactFor(Document old) {
    return slot.isTopLevel() && !slot.isIn(old);
  }

  Carry invert(Document renewed) {
    return Primitive.whole(rewrites() ? renewed : slot.prune(renewed));
  }

  /** Whether both documents hold the same at every path that the expression reads. */
  boolean sameOperands(Document one, Document other) {
    return reads().stream()
        .map(Slot::new)
        .allMatch(operand ->
            operand.isIn(one) == operand.isIn(other)
                && (!operand.isIn(one) || operand.in(one).equals(operand.in(other))));
  }
}

package dev.lockstep.model.primitive;

import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * {@code mapValues}: a value is replaced by a table, what is not in it by the {@code otherwise}
 * branch. Null is a value like any other; absence stays.
 *
 * <p>Values match with their type. Where several old values became one new value, the complement
 * knows which it was; a value written in the new shape goes back to the one of them whose digest is
 * the least, which is arbitrary but always the same.
 */
public final class MappingValues implements OneSlot {
  private final Slot slot;
  private final Map<Value, Value> table;
  private final Map<Value, Value> inverse;
  private final Otherwise otherwise;

  /** Replaces what the slot holds by what the table has for it. */
  public MappingValues(Slot slot, Map<Value, Value> table, Otherwise otherwise) {
    this.slot = slot;
    this.table = Map.copyOf(table);
    this.inverse = inverse(table);
    this.otherwise = otherwise;
  }

  private static Map<Value, Value> inverse(Map<Value, Value> table) {
    Map<Value, Value> inverse = new HashMap<>();
    table.forEach((from, to) -> inverse.merge(to, from, MappingValues::least));
    return Map.copyOf(inverse);
  }

  private static Value least(Value one, Value other) {
    return Digest.of(one).toString().compareTo(Digest.of(other).toString()) <= 0 ? one : other;
  }

  @Override
  public Slot slot() {
    return slot;
  }

  @Override
  public Loss loss() {
    boolean injective = inverse.size() == table.size();
    return switch (otherwise) {
      case Otherwise.Reject r -> injective ? Loss.EXACT : Loss.COMPLEMENT;
      case Otherwise.Keep k -> injective ? Loss.CONDITIONAL : Loss.COMPLEMENT;
      case Otherwise.Constant c -> Loss.COMPLEMENT;
      case Otherwise.Absent a -> Loss.COMPLEMENT;
    };
  }

  @Override
  public Carry apply(Document old) {
    if (!slot.isIn(old)) {
      return Primitive.whole(old);
    }
    Value value = slot.in(old);
    return table.containsKey(value)
        ? Primitive.whole(slot.set(old, Objects.requireNonNull(table.get(value))))
        : Fallback.of(otherwise, slot, old, "the table has nothing for this " + value.type());
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    return Primitive.whole(
        slot.isIn(renewed)
            ? slot.set(renewed, inverse.getOrDefault(slot.in(renewed), slot.in(renewed)))
            : renewed);
  }
}

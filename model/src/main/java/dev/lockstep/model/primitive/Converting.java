package dev.lockstep.model.primitive;

import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.Optional;

/**
 * {@code convert}: a value takes another type, exactly or by the {@code otherwise} branch. Null and
 * absence stay as they are.
 *
 * <p>The new value does not tell which type it had, so the original is kept for every value that
 * was converted. An edited value goes back as the original's type where it fits that exactly, else
 * as it is.
 */
public final class Converting implements OneSlot {
  private final Slot slot;
  private final ValueType to;
  private final Otherwise otherwise;

  /** Converts what the slot holds. */
  public Converting(Slot slot, ValueType to, Otherwise otherwise) {
    this.slot = slot;
    this.to = to;
    this.otherwise = otherwise;
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
    if (!slot.isIn(old)) {
      return Primitive.whole(old);
    }
    Value value = slot.in(old);
    if (value.type() == to || value.type() == ValueType.NULL) {
      return Primitive.whole(old);
    }
    Optional<Value> converted = Conversion.convert(value, to);
    return converted.isPresent()
        ? Primitive.whole(slot.set(old, converted.get()))
        : Fallback.of(otherwise, slot, old, "no " + to + " says the same as this " + value.type());
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    Optional<Value> original = originals.at(slot);
    if (original.isEmpty() || !slot.isIn(renewed)) {
      return Primitive.whole(renewed);
    }
    Value edited = slot.in(renewed);
    return Primitive.whole(
        Conversion.convert(original.get(), to)
            .flatMap(converted -> Conversion.convert(edited, original.get().type()))
            .filter(back -> Conversion.convert(back, to).filter(edited::equals).isPresent())
            .map(back -> slot.set(renewed, back))
            .orElse(renewed));
  }
}

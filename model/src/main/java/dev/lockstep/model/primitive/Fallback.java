package dev.lockstep.model.primitive;

import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.slot.Slot;

/** The {@code otherwise} branch: what becomes of a value that an operation has no place for. */
final class Fallback {
  private Fallback() {}

  static Carry of(Otherwise otherwise, Slot slot, Document old, String why) {
    return switch (otherwise) {
      case Otherwise.Constant constant -> Primitive.whole(slot.set(old, constant.value()));
      case Otherwise.Absent a -> Primitive.whole(slot.remove(old));
      case Otherwise.Keep k -> Primitive.whole(old);
      case Otherwise.Reject r -> new Carry.Held(slot.path(), why);
    };
  }
}

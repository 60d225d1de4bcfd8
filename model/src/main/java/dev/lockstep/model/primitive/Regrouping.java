package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.slot.Slot;

/** Puts what {@link Keyed} forms into a slot: what arrayToMap and mapToArray have in common. */
record Regrouping(Slot slot, Keyed keyed) {

  Carry toMap(Document document) {
    return slot.isIn(document) && slot.in(document) instanceof Value.Array array
        ? placed(document, keyed.toMap(array))
        : Primitive.whole(document);
  }

  Carry toArray(Document document) {
    return slot.isIn(document) && slot.in(document) instanceof Document map
        ? placed(document, keyed.toArray(map))
        : Primitive.whole(document);
  }

  private Carry placed(Document document, Keyed.Form form) {
    return switch (form) {
      case Keyed.Form.Formed formed -> Primitive.whole(slot.set(document, formed.value()));
      case Keyed.Form.Refused refused -> new Carry.Held(slot.path(), refused.why());
    };
  }
}

package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;

/**
 * {@code mapToArray}: a map of documents becomes an array, the map's key becoming their first
 * field. What is no document stays as it is.
 *
 * <p>An entry that is no document has no place for the key, so such a document is held back; on the
 * way back so is an array with two elements of one key or one without. A field of the key's name
 * that an entry had already stands in the complement.
 */
public final class MapToArray implements OneSlot {
  private final Regrouping regrouping;

  /** Makes the map in the slot an array, the key becoming this field. */
  public MapToArray(Slot slot, String field) {
    this.regrouping = new Regrouping(slot, new Keyed(field));
  }

  @Override
  public Slot slot() {
    return regrouping.slot();
  }

  @Override
  public Loss loss() {
    return Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    return regrouping.toArray(old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    Value original = originals.at(slot()).orElse(Document.empty());
    if (!(original instanceof Document before)) {
      return Primitive.whole(renewed);
    }
    return switch (regrouping.toMap(renewed)) {
      case Whole whole
          when slot().isIn(whole.document())
              && slot().in(whole.document()) instanceof Document map ->
          Primitive.whole(slot().set(whole.document(), regrouping.keyed().asBefore(map, before)));
      case Carry carry -> carry;
    };
  }
}

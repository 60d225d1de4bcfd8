package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.List;

/**
 * {@code arrayToMap}: an array of documents becomes a map by one of their fields. What is no array
 * stays as it is.
 *
 * <p>A map cannot hold two elements of one key or one without, so such a document is held back. The
 * key's type and place in the element stand in the complement, element by element: an edit of one
 * entry leaves the others as they were.
 */
public final class ArrayToMap implements OneSlot {
  private final Regrouping regrouping;

  /** Makes the array in the slot a map by this field. */
  public ArrayToMap(Slot slot, String field) {
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
    return regrouping.toMap(old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    Value original = originals.at(slot()).orElse(new Value.Array(List.of()));
    if (!(original instanceof Value.Array before)) {
      return Primitive.whole(renewed);
    }
    return switch (regrouping.toArray(renewed)) {
      case Whole whole
          when slot().isIn(whole.document())
              && slot().in(whole.document()) instanceof Value.Array array ->
          Primitive.whole(slot().set(whole.document(), regrouping.keyed().asBefore(array, before)));
      case Carry carry -> carry;
    };
  }
}

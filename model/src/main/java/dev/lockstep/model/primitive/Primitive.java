package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.slot.Slot;
import java.util.List;
import java.util.Set;

/**
 * One operation without its guard and its complement.
 *
 * <p>Total: every document has an answer in both directions. A primitive touches nothing but its
 * slots and the parents it creates for them or leaves empty. Immutable.
 */
public interface Primitive {
  /** Slots whose old value the new shape lacks or holds differently. */
  List<Slot> sources();

  /** Slots whose value is written; one that is a source too is rewritten in its place. */
  List<Slot> targets();

  /** Paths that are read and stay as they are. */
  default Set<Path> reads() {
    return Set.of();
  }

  /** What is lost on the way forward. */
  Loss loss();

  /** The document in the new shape; the complement is left to the caller. */
  Carry apply(Document old);

  /** Whether {@link #invert} is known to give back exactly this document once applied. */
  default boolean isExactFor(Document old) {
    return false;
  }

  /**
   * The document in the old shape.
   *
   * @param originals what the slots held before, when the new values were edited since; a hint only
   */
  Carry invert(Document renewed, Originals originals);

  /** Whether the current new values may stand, given that they go back to this old document. */
  default boolean stands(Document old, Document current) {
    return true;
  }

  /**
   * The new shape of a changed old document, where the current new values do not go back to it.
   *
   * @param applied what {@link #apply} answers for it
   * @param current the new-shape document there is, which may hold what only the new shape can
   */
  default Carry merge(Document old, Document applied, Document current) {
    return whole(applied);
  }

  /** The document as an answer without a complement. */
  static Carry whole(Document document) {
    return new Carry.Whole(document, Complement.NONE);
  }
}

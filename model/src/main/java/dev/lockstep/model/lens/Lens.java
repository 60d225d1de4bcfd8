package dev.lockstep.model.lens;

import dev.lockstep.model.document.Document;

/**
 * A two-way mapping between the old and the new shape of a document.
 *
 * <p>Laws, for every document {@code d} that goes forward whole:
 *
 * <ul>
 *   <li>GetPut: {@code back(forward(d)) = d}, byte for byte, field order included.
 *   <li>PutGet: if {@code back(e, c) = d} is whole for an edited {@code e}, then {@code put(d, e) =
 *       e} outside of field order.
 *   <li>Untouched: paths outside the footprint keep value, type and order in both directions.
 *   <li>Total and deterministic: every document has an answer, always the same one.
 * </ul>
 *
 * <p>Implementations are immutable; threads may share them.
 */
public interface Lens {
  /** The paths this lens reads and writes. */
  Footprint footprint();

  /** What is lost on the way forward. */
  Loss loss();

  /** The document in the new shape, with the complement that the way back needs. */
  Carry forward(Document old);

  /**
   * The document in the old shape. A part of the complement counts only while the part of the new
   * document it was made with is unchanged; elsewhere the new document's value wins.
   */
  Carry back(Document renewed, Complement complement);

  /**
   * The new shape of {@code old}, keeping of the current new-shape document what only the new shape
   * can hold.
   */
  Carry put(Document old, Document currentNew);
}

package dev.lockstep.store;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.Times;

/** A document as the store holds it, or the fact that it cannot be read exactly. */
public sealed interface StoredDocument {
  /** Its key. */
  Value key();

  /**
   * A document that was read exactly.
   *
   * @param bytes its size in the store's format
   * @param times when its cells were written, where the store tells
   */
  @SuppressWarnings("AvoidCommonTypeNames") // always written with its outer type
  record Readable(Value key, Document document, int bytes, Times times) implements StoredDocument {
    /** A document of a store that tells no times. */
    public Readable(Value key, Document document, int bytes) {
      this(key, document, bytes, Times.UNTOLD);
    }
  }

  /** A document that holds a field name twice; it is left untouched. */
  record Unreadable(Value key, String why) implements StoredDocument {}
}

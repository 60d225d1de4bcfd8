package dev.lockstep.store;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;

/** A document as the store holds it, or the fact that it cannot be read exactly. */
public sealed interface StoredDocument {
  /** Its key. */
  Value key();

  /** A document that was read exactly. {@code bytes} is its size in the store's format. */
  @SuppressWarnings("AvoidCommonTypeNames") // always written with its outer type
  record Readable(Value key, Document document, int bytes) implements StoredDocument {}

  /** A document that holds a field name twice; it is left untouched. */
  record Unreadable(Value key, String why) implements StoredDocument {}
}

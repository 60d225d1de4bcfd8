package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.StoredDocument;
import java.util.Optional;

/**
 * A document as it is held.
 *
 * @param document its content; where a field occurs twice, with the first one only
 * @param bytes its size in BSON
 * @param twice the name that occurs twice, if one does
 */
record Held(Document document, int bytes, Optional<String> twice) {
  static Held of(Document document) {
    return new Held(document, BsonSize.of(document), Optional.empty());
  }

  Value key() {
    return document.get("_id").orElseThrow();
  }

  StoredDocument asStored() {
    return twice
        .<StoredDocument>map(
            name -> new StoredDocument.Unreadable(key(), "it holds the field twice: " + name))
        .orElseGet(() -> new StoredDocument.Readable(key(), document, bytes));
  }
}

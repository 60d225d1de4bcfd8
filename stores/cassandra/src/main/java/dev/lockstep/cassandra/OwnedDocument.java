package dev.lockstep.cassandra;

import dev.lockstep.cassandra.cell.ValueText;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A document in a table of the engine's own: the texts of its key and of itself, as they are
 * stored.
 */
record OwnedDocument(String id, String text) {
  private static final String KEY = "_id";

  /** The document as it is stored; empty where it nests too deep. */
  static Optional<OwnedDocument> of(Document document) {
    Value key =
        document
            .get(KEY)
            .orElseThrow(() -> new IllegalArgumentException("A stored document has an _id"));
    Document keyFirst =
        document.indexOf(KEY) == 0 ? document : document.without(KEY).inserting(0, KEY, key);
    return ValueText.write(key)
        .flatMap(id -> ValueText.write(keyFirst).map(text -> new OwnedDocument(id, text)));
  }

  /** What it says. */
  StoredDocument read() {
    Value key = Value.text(id);
    try {
      key = ValueText.read(id);
      if (ValueText.read(text) instanceof Document document
          && document.get(KEY).equals(Optional.of(key))) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return new StoredDocument.Readable(key, document, bytes);
      }
      return new StoredDocument.Unreadable(key, "it is not a document of its key");
    } catch (DuplicateFieldException e) {
      return new StoredDocument.Unreadable(key, "it holds a field twice: " + e.name());
    } catch (IllegalArgumentException e) {
      return new StoredDocument.Unreadable(key, "its text was not written by Lockstep");
    }
  }

  /** The edited document; empty where an edit cannot be carried out or would change the key. */
  static Optional<Document> edited(Document document, List<Edit> edits) {
    Document after = document;
    for (Edit edit : edits) {
      if (edit instanceof Edit.Set && !Places.canHold(after, edit.path())) {
        return Optional.empty();
      }
      after =
          switch (edit) {
            case Edit.Set set -> Places.set(after, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(after, unset.path());
          };
    }
    return Optional.of(after).filter(result -> result.get(KEY).equals(document.get(KEY)));
  }
}

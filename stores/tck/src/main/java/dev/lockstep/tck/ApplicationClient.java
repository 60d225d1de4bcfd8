package dev.lockstep.tck;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.WriteOutcome;
import java.util.List;
import java.util.Optional;

/**
 * The door of a service that shares a collection and knows nothing of Lockstep: it writes by key,
 * without guards. Live writers of tests and simulations come through here, beside the store's door.
 *
 * <p>A write answers {@link WriteOutcome.Applied} where it took effect and {@link
 * WriteOutcome.Conflicting} where there was no such document, or already was one. Threads may share
 * it.
 */
public interface ApplicationClient {
  /** Inserts a document under its {@code _id}. */
  WriteOutcome insert(Document document);

  /**
   * Inserts a document that holds one field name twice, which {@link Document} cannot say.
   *
   * @return {@link WriteOutcome.Refused} where the store cannot hold such a document
   */
  WriteOutcome insertWithFieldTwice(Value key, String name, Value first, Value second);

  /** Replaces the whole document of the same {@code _id}. */
  WriteOutcome replace(Document document);

  /** Sets and unsets single fields of the document of this key, in one atomic step. */
  WriteOutcome update(Value key, List<Edit> edits);

  /** Deletes the document of this key. */
  WriteOutcome delete(Value key);

  /** The document of this key. */
  Optional<Document> find(Value key);

  /** Every document that can be read exactly, in any order. */
  List<Document> all();
}

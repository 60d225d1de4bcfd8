package dev.lockstep.demo.data;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A collection as the services that share it use it: through the plain driver, by key, knowing
 * nothing of any change. Threads may share it.
 */
public interface LiveCollection {
  /** Its name. */
  String name();

  /**
   * The document of this key as a service reads it now: all that services of the old shape know.
   */
  Optional<Document> find(Value key);

  /** Shows every stored document, with all that it holds beside the old shape. */
  void forEach(Consumer<Document> reader);

  /** How many documents are stored. */
  long count();

  /**
   * Sets paths of a document that is there; answers whether it is, or yes where the store does not
   * tell.
   */
  boolean set(Value key, Map<Path, Value> values);

  /**
   * Writes all that services of the old shape know of a document that is there, and takes away what
   * this one lacks of it; answers whether it is there, or yes where the store does not tell.
   */
  boolean replace(Value key, Document document);

  /** Inserts a document; answers whether its key was free, or yes where the store does not tell. */
  boolean insert(Document document);

  /** Inserts documents of different keys. */
  void insertAll(List<Document> documents);

  /** Deletes a document; answers whether there was one, or yes where the store does not tell. */
  boolean delete(Value key);

  /** Drops the collection. */
  void drop();

  /** The catalogue of all that lies beside the collection, itself included, as it is now. */
  Catalogue catalogue();
}

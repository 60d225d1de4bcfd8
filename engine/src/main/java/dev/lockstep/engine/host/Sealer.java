package dev.lockstep.engine.host;

import dev.lockstep.model.document.Document;

/**
 * Makes documents unreadable to whoever can read the store but has not the key. What the engine
 * keeps aside passes through it, so that values outlive no protection that their documents had.
 * Threads may share it.
 */
public interface Sealer {
  /**
   * A name for this content at this place: the same content has the same name, and the name tells
   * nothing of the content to whoever has not the key.
   */
  String name(Place place, Document content);

  /** The content, sealed for this record only. */
  Document seal(Place place, String record, Document content);

  /** What {@link #seal} was given. */
  Opening open(Place place, String record, Document sealed);

  /**
   * Where sealed records are kept; a record that was moved to another place does not open.
   *
   * @param collection the collection that holds them
   * @param change the change they belong to
   */
  record Place(String collection, String change) {}

  /** What came of opening a record. */
  sealed interface Opening {
    /** It is as it was sealed. */
    record Opened(Document content) implements Opening {}

    /**
     * It cannot be read.
     *
     * @param why the reason, which names no value
     */
    record Closed(String why) implements Opening {}
  }
}

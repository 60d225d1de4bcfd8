package dev.lockstep.store;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One collection of a store. Threads may share it. */
public interface Collection {
  /** Its name. */
  String name();

  /**
   * Ranges that together hold every key there is or will be, each within one type bracket.
   *
   * @param wanted about how many, at least 1
   */
  List<KeyRange> ranges(int wanted);

  /**
   * The documents of a range in key order.
   *
   * @param after the last key already seen, if any
   * @param limit the most documents to answer, at least 1; fewer means the end of the range
   */
  List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit);

  /** The documents of these keys that exist, in any order. */
  List<StoredDocument> read(List<Value> keys);

  /**
   * Performs the writes, each on its own, at most one per key. Exactly one outcome for each, in
   * order.
   *
   * @param deadline after which, by the server's clock, none takes effect where the store can fence
   */
  List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline);

  /**
   * Inserts a document whose {@code _id} is not taken; {@link WriteOutcome.Conflicting} where it
   * is. For collections that the engine owns only.
   */
  WriteOutcome insert(Document document);

  /**
   * Deletes the document of this key where the guard holds. For collections the engine owns only.
   */
  WriteOutcome delete(Value key, List<Assertion> guard);

  /** How many documents satisfy all of these, counted now by the server. */
  long count(List<Assertion> conditions);

  /**
   * Makes room for fields that no document has yet, and waits until every server knows of it. Does
   * nothing where there is room, or none is needed.
   */
  default Expansion expand(List<NewField> fields) {
    return new Expansion.Ready();
  }

  /** Takes away the room that was made for fields, and all that stands in it. */
  default void contract(List<String> fields) {}

  /** Leaves the room that was made for fields to the users: it is not taken away any more. */
  default void keep(List<String> fields) {}

  /**
   * A document with an example of what each declared field may hold, {@code _id} included. Empty
   * where fields are not declared.
   *
   * @param names fields that maps of any keys are to have in it
   */
  default Document specimen(Set<String> names) {
    return Document.empty();
  }

  /** What stands in the way of carrying any change through this collection. */
  default List<Obstacle> obstacles() {
    return List.of();
  }

  /** The fields that no write can change while the collection is what it is, each with why. */
  default Map<String, String> fixedFields() {
    return Map.of();
  }

  /** An estimate of the number of documents and of their bytes, cheap. */
  Size size();

  /**
   * Opens the change feed: from this position, or from now.
   *
   * @param passedOver a top-level path; of updates that touched it the store may tell nothing,
   *     which saves it telling us of our own writes
   * @throws dev.lockstep.model.problem.Problem where {@link Capability#CHANGE_FEED} is declined
   */
  ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver);

  /** The indexes there are. */
  List<Index> indexes();

  /** Builds an index and waits until it serves; does nothing where the same one exists. */
  IndexOutcome createIndex(Index index);

  /** Drops an index; does nothing where there is none. */
  void dropIndex(String name);

  /** The validator by which the server refuses every write of what does not fit it, if any. */
  Optional<Document> validator();

  /** Drops the collection. For collections that the engine owns only. */
  void drop();

  /**
   * An estimate of size.
   *
   * @param documents how many documents
   * @param bytes how many bytes they take, 0 where unknown
   */
  record Size(long documents, long bytes) {}
}

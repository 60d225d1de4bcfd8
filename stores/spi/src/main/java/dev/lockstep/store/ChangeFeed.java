package dev.lockstep.store;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changes of one collection in the order they happened, per key at least. One reader only. */
public interface ChangeFeed extends AutoCloseable {
  /**
   * The next changes, waiting up to {@code wait} for the first.
   *
   * @param limit the most events to answer, at least 1
   */
  Batch poll(int limit, Duration wait);

  /**
   * The position up to which events were answered or passed over; opening from it answers what
   * follows.
   */
  FeedPosition position();

  @Override
  void close();

  /** What a poll answers. */
  sealed interface Batch {
    /** Events in order, possibly none. */
    record Events(List<Event> events) implements Batch {}

    /** Events were lost: everything must be scanned again. */
    record Gap(String why) implements Batch {}

    /** The collection was dropped or renamed: the work must stop. */
    record Ended(String why) implements Batch {}
  }

  /**
   * One change of one document: a hint to read it again.
   *
   * @param key the document's key
   * @param kind what happened
   * @param touched the top-level paths it touched, where the store tells; empty for whole documents
   */
  record Event(Value key, Kind kind, Optional<Set<Path>> touched) {}

  /** What happened to a document. */
  enum Kind {
    INSERTED,
    UPDATED,
    REPLACED,
    DELETED
  }
}

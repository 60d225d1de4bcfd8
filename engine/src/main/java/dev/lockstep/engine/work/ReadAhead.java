package dev.lockstep.engine.work;

import dev.lockstep.engine.Unwrapped;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The batches of one range in order, the next one being read while the last one is worked on, so
 * that the store need not wait for us nor we for the store. What is read early may be stale when it
 * is used: every write asserts what was read. Not for several threads.
 */
final class ReadAhead implements AutoCloseable {
  private final Collection collection;
  private final KeyRange range;
  private Optional<Reading> reading = Optional.empty();
  private List<StoredDocument> waiting = List.of();
  private Optional<Value> after;
  private boolean isLast;

  private record Reading(FutureTask<List<StoredDocument>> task, int limit) {}

  /** The batches that follow a key. */
  ReadAhead(Collection collection, KeyRange range, Optional<Value> after) {
    this.collection = collection;
    this.range = range;
    this.after = after;
  }

  /** The last key that was answered, or where it began. */
  Optional<Value> after() {
    return after;
  }

  /** Whether the range holds nothing more. */
  boolean isEnded() {
    return isLast && waiting.isEmpty();
  }

  /** The next documents, this number at most. */
  List<StoredDocument> next(int limit) {
    if (waiting.isEmpty()) {
      Reading mine = reading.orElseGet(() -> begun(limit));
      reading = Optional.empty();
      mine.task().run(); // Where another thread has begun it, this does nothing.
      waiting = documents(mine.task());
      isLast = waiting.size() < mine.limit();
    }
    int taken = Math.min(limit, waiting.size());
    List<StoredDocument> documents = waiting.subList(0, taken);
    waiting = waiting.subList(taken, waiting.size());
    after = documents.isEmpty() ? after : Optional.of(documents.getLast().key());
    return documents;
  }

  /** Begins to read this number of documents that follow, if there are any. */
  void begin(int limit) {
    if (!isLast && waiting.isEmpty()) {
      Reading early = begun(limit);
      reading = Optional.of(early);
      Thread unused = Thread.ofVirtual().name("read-ahead").start(early.task());
    }
  }

  private Reading begun(int limit) {
    Optional<Value> from = after;
    return new Reading(new FutureTask<>(() -> collection.scan(range, from, limit)), limit);
  }

  private static List<StoredDocument> documents(FutureTask<List<StoredDocument>> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw Unwrapped.of(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets go of what is being read. */
  @Override
  public void close() {
    reading.ifPresent(early -> early.task().cancel(false));
  }
}

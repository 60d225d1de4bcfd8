package dev.lockstep.tck.memory;

import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.FeedPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one collection's log from a position on. A reader that was closed and a process that died
 * leave nothing behind: the position is all there is.
 */
final class MemoryFeed implements ChangeFeed {
  private final MemoryStore store;
  private final ChangeLog log;
  private long position;
  private boolean closed;

  MemoryFeed(MemoryStore store, ChangeLog log, long position) {
    this.store = store;
    this.log = log;
    this.position = position;
  }

  @Override
  public Batch poll(int limit, Duration wait) {
    if (limit < 1) {
      throw new IllegalArgumentException("A poll asks for at least one event, not " + limit);
    }
    return store.awaiting(
        wait, () -> closed || !log.reaches(position) || log.last() > position, () -> next(limit));
  }

  private Batch next(int limit) {
    if (closed) {
      return new Batch.Ended("the feed was closed");
    }
    if (!log.reaches(position)) {
      return new Batch.Gap("the position is no longer in the feed");
    }
    List<Event> events = new ArrayList<>();
    for (ChangeLog.Entry entry : log.after(position, limit)) {
      switch (entry) {
        case ChangeLog.Entry.Changed changed -> {
          events.add(changed.event());
          position++;
        }
        case ChangeLog.Entry.Dropped dropped -> {
          return events.isEmpty()
              ? new Batch.Ended("the collection was dropped")
              : new Batch.Events(List.copyOf(events));
        }
      }
    }
    return new Batch.Events(List.copyOf(events));
  }

  @Override
  public FeedPosition position() {
    return store.locked(() -> new FeedPosition(Long.toString(position)));
  }

  @Override
  public void close() {
    store.locked(this::end);
  }

  private void end() {
    closed = true;
  }
}

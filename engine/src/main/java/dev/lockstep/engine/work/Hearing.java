package dev.lockstep.engine.work;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.store.ChangeFeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a feed told since its position was last kept: the keys to settle, and which shape the last
 * write to each changed. One thread at a time.
 *
 * <p>What was heard before a document was read says nothing of a write between the two. So where
 * both sides of a document moved, the feed is heard on until it has nothing more to tell; the guard
 * of the write then fails if the document is another by now, and the next attempt hears again. A
 * write of ours or of an SDK leaves both sides in agreement, so what was heard before it is
 * forgotten.
 */
final class Hearing implements Order {
  /** A late feed may tell nothing once although it has more, so it is asked again. */
  private static final int SILENT_POLLS = 3;

  /** Where writers never rest the feed is never silent, but long past what was read. */
  private static final int POLLS_MAX = 50;

  private final Layout layout;
  private final Supplier<List<ChangeFeed.Event>> feed;
  private final Consumer<Value> changed;
  private final Map<Value, Map<String, Shape>> latest = new LinkedHashMap<>();
  private final Set<Value> unsettled = new LinkedHashSet<>();
  private boolean heard;

  /**
   * A hearing.
   *
   * @param feed answers the next events, none where nothing was written
   * @param changed is told every key that a live write touched
   */
  Hearing(Layout layout, Supplier<List<ChangeFeed.Event>> feed, Consumer<Value> changed) {
    this.layout = layout;
    this.feed = feed;
    this.changed = changed;
  }

  /** Notes these events, and answers whether there were any. */
  boolean note(List<ChangeFeed.Event> events) {
    for (ChangeFeed.Event event : events) {
      if (FeedReading.isOurs(event)) {
        latest.remove(event.key());
      } else {
        unsettled.add(event.key());
        changed.accept(event.key());
        FeedReading.note(layout, event, latest);
      }
    }
    heard |= !events.isEmpty();
    return !events.isEmpty();
  }

  @Override
  public boolean hear(List<Value> contested) {
    int silent = 0;
    for (int poll = 0; poll < POLLS_MAX && silent < SILENT_POLLS; poll++) {
      silent = note(feed.get()) ? 0 : silent + 1;
    }
    return true;
  }

  @Override
  public Map<String, Shape> latest(Value key) {
    return latest.getOrDefault(key, Map.of());
  }

  /** Whether there were any events at all. */
  boolean hasHeard() {
    return heard;
  }

  /** Whether nothing is left to settle. */
  boolean isSettled() {
    return unsettled.isEmpty();
  }

  /** Takes the next keys to settle; one that is heard of again while it is settled comes again. */
  List<Value> next(int limit) {
    List<Value> next = new ArrayList<>(unsettled.stream().limit(limit).toList());
    next.forEach(unsettled::remove);
    return next;
  }

  /**
   * These keys were settled: what was heard of them before is done with, unless they were heard of
   * again meanwhile.
   */
  void settled(List<Value> keys) {
    keys.stream().filter(key -> !unsettled.contains(key)).forEach(latest::remove);
  }

  /** These keys are to be settled, too. */
  void settle(List<Value> keys) {
    unsettled.addAll(keys);
  }
}

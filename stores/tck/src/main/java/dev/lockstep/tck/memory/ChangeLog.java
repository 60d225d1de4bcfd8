package dev.lockstep.tck.memory;

import dev.lockstep.store.ChangeFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The changes of one collection, numbered from 1, as many of the latest as are retained. Guarded by
 * the store's lock.
 */
final class ChangeLog {
  /** What stands in the log: a change, or the end of the collection. */
  sealed interface Entry {
    record Changed(ChangeFeed.Event event) implements Entry {}

    record Dropped() implements Entry {}
  }

  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final int retained;
  private long last;

  ChangeLog(int retained) {
    this.retained = retained;
  }

  void append(Entry entry) {
    entries.put(++last, entry);
    while (entries.size() > retained) {
      entries.pollFirstEntry();
    }
  }

  /** The number of the latest entry, 0 where there is none yet. */
  long last() {
    return last;
  }

  /** Whether every entry after this one can still be answered. */
  boolean reaches(long position) {
    long oldest = entries.isEmpty() ? last + 1 : entries.firstKey();
    return position >= oldest - 1 && position <= last;
  }

  /** The entries after this one, at most so many. */
  List<Entry> after(long position, int limit) {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries.tailMap(position, false).values()) {
      if (found.size() == limit) {
        break;
      }
      found.add(entry);
    }
    return found;
  }

  void forgetAll() {
    entries.clear();
  }
}

package dev.lockstep.engine.work;

import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the keys of a collection are divided, asked of the store once per process: any division
 * covers every key there will ever be, and drawing a new sample for each pass costs what a part of
 * the pass costs. Threads may share it.
 */
public final class Ranges {
  private final Collection collection;
  private final Map<Integer, List<KeyRange>> known = new ConcurrentHashMap<>();

  /** The ranges of a collection, none asked for yet. */
  public Ranges(Collection collection) {
    this.collection = collection;
  }

  /** About so many ranges of about equal size when they were first asked for. */
  List<KeyRange> divided(int wanted) {
    return known.computeIfAbsent(wanted, collection::ranges);
  }
}

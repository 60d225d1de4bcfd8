package dev.lockstep.engine.host;

import java.util.List;
import java.util.Map;

/**
 * The durable, append-only record of one rollout. What {@link #append} has returned from survives a
 * crash; the state of a rollout is the fold of its entries.
 */
public interface RolloutLog {
  /** Appends an entry durably. */
  void append(Entry entry);

  /** All entries, in order. */
  List<Entry> entries();

  /**
   * One entry.
   *
   * @param action what was decided or done, a past participle such as {@code stage-entered}
   * @param fields what belongs to it; never a document value or a secret
   */
  record Entry(String action, Map<String, String> fields) {
    public Entry {
      fields = Map.copyOf(fields);
    }
  }
}

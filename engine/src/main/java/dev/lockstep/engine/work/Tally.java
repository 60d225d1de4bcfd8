package dev.lockstep.engine.work;

import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of documents that were to be settled. Filled by one thread, then merged.
 *
 * <p>Keys are kept of at most {@value #KEPT_KEYS} documents of each kind; counts are exact.
 */
public final class Tally {
  private static final int KEPT_KEYS = 100;

  /** What came of one document. */
  public enum Kind {
    /** It was as it should be. */
    IN_STEP,
    /** A write brought it there. */
    WRITTEN,
    /** A side has no place for what the other holds; counted beside {@code WRITTEN}. */
    HELD,
    /** Both sides had moved; the loser was kept; counted beside {@code WRITTEN}. */
    CONFLICT,
    /** It carries another change's tag. */
    FOREIGN,
    /** It cannot be read exactly. */
    UNREADABLE,
    /** The server refuses the write. */
    REFUSED,
    /** It kept changing under the engine; a later pass takes it. */
    UNSETTLED,
    /** It is gone. */
    GONE
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Value>> keys = new EnumMap<>(Kind.class);
  private final Map<WriteOutcome.Cause, Long> refusals = new EnumMap<>(WriteOutcome.Cause.class);

  void count(Kind kind, Value key) {
    counts.merge(kind, 1L, Long::sum);
    if (kind != Kind.IN_STEP && kind != Kind.WRITTEN && kind != Kind.GONE) {
      List<Value> kept = keys.computeIfAbsent(kind, k -> new ArrayList<>());
      if (kept.size() < KEPT_KEYS) {
        kept.add(key);
      }
    }
  }

  void countRefusal(WriteOutcome.Cause cause, Value key) {
    refusals.merge(cause, 1L, Long::sum);
    count(Kind.REFUSED, key);
  }

  /** Adds another tally to this one. */
  public synchronized void add(Tally other) {
    other.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
    other.refusals.forEach((cause, count) -> refusals.merge(cause, count, Long::sum));
    other.keys.forEach((kind, more) -> {
      List<Value> kept = keys.computeIfAbsent(kind, k -> new ArrayList<>());
      more.stream().limit(KEPT_KEYS - kept.size()).forEach(kept::add);
    });
  }

  /** How many documents came out so. */
  public synchronized long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** How many writes the server refused for this cause. */
  public synchronized long refusals(WriteOutcome.Cause cause) {
    return refusals.getOrDefault(cause, 0L);
  }

  /** Some of the keys that came out so. */
  public synchronized List<Value> keys(Kind kind) {
    return List.copyOf(keys.getOrDefault(kind, List.of()));
  }
}

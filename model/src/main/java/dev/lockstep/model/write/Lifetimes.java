package dev.lockstep.model.write;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** How long the fields of a document live, those included that a write is about to set. */
final class Lifetimes {
  /** Of what stays. */
  static final int FOR_EVER = Integer.MAX_VALUE;

  private final Times times;
  private final Map<String, TimedWrite.Cell> cells;
  private final long secondsSinceRead;

  /**
   * The lifetimes from now on.
   *
   * @param times those that were read
   * @param cells what is to be written instead, by field; may still grow
   */
  Lifetimes(Times times, Map<String, TimedWrite.Cell> cells, Instant now) {
    this.times = times;
    this.cells = cells;
    this.secondsSinceRead =
        Math.ceilDiv(Math.max(0, Duration.between(times.readAt(), now).toMillis()), 1_000L);
  }

  /** How many seconds the first of these fields to expire has left; for ever where all stay. */
  int first(Set<String> fields) {
    int first = FOR_EVER;
    for (String field : fields) {
      TimedWrite.Cell ours = cells.get(field);
      if (ours != null) {
        first = Math.min(first, left(ours));
      } else {
        for (Written written : times.writes(field)) {
          first = Math.min(first, left(written));
        }
      }
    }
    return first;
  }

  /** How many seconds the last of these fields to expire has left; for ever where one stays. */
  int last(Set<String> fields) {
    int last = 0;
    for (String field : fields) {
      TimedWrite.Cell ours = cells.get(field);
      if (ours != null) {
        last = Math.max(last, left(ours));
      } else {
        for (Written written : times.writes(field)) {
          last = Math.max(last, left(written));
        }
      }
    }
    return last == 0 ? FOR_EVER : last;
  }

  private static int left(TimedWrite.Cell ours) {
    return ours.ttlSeconds() == 0 ? FOR_EVER : ours.ttlSeconds();
  }

  /** Rounded down, at least 1, since what was read with it was there a moment ago. */
  private int left(Written written) {
    return written.ttlSeconds().isEmpty()
        ? FOR_EVER
        : (int) Math.max(1, written.ttlSeconds().getAsInt() - secondsSinceRead);
  }
}

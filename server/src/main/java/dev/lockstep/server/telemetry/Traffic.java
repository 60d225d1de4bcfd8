package dev.lockstep.server.telemetry;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * What the instances of a service did by one path in one window.
 *
 * @param tally what was counted
 */
record Traffic(Slice slice, Tally tally) {
  /** What answered; shadows answer nobody. */
  enum Path {
    OLD,
    NEW,
    SHADOW;

    /** The name in answers. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is counted as one. */
  record Slice(
      String environment,
      String collection,
      long epoch,
      Instant begins,
      Instant ends,
      Path path,
      String service,
      String region)
      implements Comparable<Slice> {
    /** All servers write in this order, so that none waits for another that waits for it. */
    private static final Comparator<Slice> ORDER =
        Comparator.comparing(Slice::environment)
            .thenComparing(Slice::collection)
            .thenComparing(Slice::begins)
            .thenComparing(Slice::ends)
            .thenComparingLong(Slice::epoch)
            .thenComparing(Slice::path)
            .thenComparing(Slice::service)
            .thenComparing(Slice::region);

    @Override
    public int compareTo(Slice other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What was counted.
   *
   * @param operations of shadows: the comparisons
   * @param bad the errors; of shadows, the mismatches
   * @param onlyNewSlow of shadows, those that were slow in the new shape alone
   * @param onlyOldSlow of shadows, those that were slow in the old shape alone
   * @param owed second writes that waited for their repair at the end
   */
  record Tally(
      long operations,
      long bad,
      long onlyNewSlow,
      long onlyOldSlow,
      long owed,
      Latencies latencies) {
    /** Both together. */
    Tally plus(Tally other) {
      return new Tally(
          Math.addExact(operations, other.operations),
          Math.addExact(bad, other.bad),
          Math.addExact(onlyNewSlow, other.onlyNewSlow),
          Math.addExact(onlyOldSlow, other.onlyOldSlow),
          Math.addExact(owed, other.owed),
          latencies.plus(other.latencies));
    }
  }
}

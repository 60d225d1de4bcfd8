package dev.lockstep.server.telemetry;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What the instances of a service did by one path in one window.
 *
 * @param tally what was counted
 */
record Traffic(Slice slice, Tally tally) {
  /**
   * What answered a read, what was written to, and what was compared: shadows with what answered,
   * and both shapes after a write.
   */
  enum Path {
    OLD,
    NEW,
    SHADOW,
    OLD_WRITES,
    NEW_WRITES,
    READ_BACK;

    /** The name in answers. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is done by both paths. */
  enum Deed {
    READS(Path.OLD, Path.NEW),
    WRITES(Path.OLD_WRITES, Path.NEW_WRITES);

    private final Path old;
    private final Path fresh;

    Deed(Path old, Path fresh) {
      this.old = old;
      this.fresh = fresh;
    }

    Path old() {
      return old;
    }

    Path fresh() {
      return fresh;
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
   * @param operations of what was compared: the comparisons
   * @param bad the errors; of what was compared, the mismatches
   * @param onlyNewSlow of shadows, those that were slow in the new shape alone
   * @param onlyOldSlow of shadows, those that were slow in the old shape alone
   * @param owed second writes that waited for their repair at the end
   * @param keys of operations, as far as they were told
   * @param sizes of the documents that were written, as far as they were told, in kilobytes
   */
  record Tally(
      long operations,
      long bad,
      long onlyNewSlow,
      long onlyOldSlow,
      long owed,
      Latencies latencies,
      KeyTraffic keys,
      Latencies sizes) {
    /** What tells of neither keys nor sizes. */
    Tally(
        long operations,
        long bad,
        long onlyNewSlow,
        long onlyOldSlow,
        long owed,
        Latencies latencies) {
      this(
          operations,
          bad,
          onlyNewSlow,
          onlyOldSlow,
          owed,
          latencies,
          KeyTraffic.NONE,
          Latencies.NONE);
    }

    /** All together. */
    static Tally sum(Collection<Tally> all) {
      return new Tally(
          sum(all, Tally::operations),
          sum(all, Tally::bad),
          sum(all, Tally::onlyNewSlow),
          sum(all, Tally::onlyOldSlow),
          sum(all, Tally::owed),
          Latencies.sum(all.stream().map(Tally::latencies).toList()),
          KeyTraffic.sum(all.stream().map(Tally::keys).toList()),
          Latencies.sum(all.stream().map(Tally::sizes).toList()));
    }

    private static long sum(Collection<Tally> all, ToLongFunction<Tally> figure) {
      return all.stream().mapToLong(figure).reduce(0, Math::addExact);
    }
  }
}

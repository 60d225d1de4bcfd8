package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * How long operations took in milliseconds, or how large documents were in kilobytes: counts in
 * bins of which each ends 2 % above its beginning, from a microsecond to an hour, or from a byte to
 * 3.6 GB, so that there are never more than about 1,100 of them. Immutable.
 */
final class Latencies {
  private static final double LOG_GAMMA = Math.log(1.01 / 0.99);
  private static final double ROUNDING = 1e-6;
  private static final int LOWEST = (int) Math.floor(Math.log(1e-3) / LOG_GAMMA);
  private static final int HIGHEST = (int) Math.floor(Math.log(3.6e6) / LOG_GAMMA);

  /** Nothing was measured. */
  static final Latencies NONE = new Latencies(0, new long[0]);

  /** The index of the first count; the others follow without a gap. */
  private final int first;

  private final long[] counts;

  private Latencies(int first, long[] counts) {
    this.first = first;
    this.counts = counts;
  }

  /** What was reported, in bins of this width. */
  static Latencies of(Sketch reported) {
    List<Bin> bins = reported.bins();
    double ratio = Math.log(reported.gamma()) / LOG_GAMMA;
    int low = bins.isEmpty() ? HIGHEST : index(bins.getFirst(), ratio);
    int high = bins.isEmpty() ? LOWEST : index(bins.getLast(), ratio);
    if (reported.zero() > 0) {
      low = LOWEST;
      high = Math.max(high, LOWEST);
    }
    if (low > high) {
      return NONE;
    }
    long[] counts = new long[high - low + 1];
    counts[0] = reported.zero();
    for (Bin bin : bins) {
      int at = index(bin, ratio) - low;
      counts[at] = Math.addExact(counts[at], bin.count());
    }
    return new Latencies(low, counts);
  }

  private static int index(Bin bin, double ratio) {
    return Math.clamp((long) Math.floor((bin.index() + 0.5) * ratio), LOWEST, HIGHEST);
  }

  /** What {@link #toString} wrote. */
  static Latencies parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    String[] bins = text.split(" ", -1);
    int low = index(bins[0]);
    long[] counts = new long[index(bins[bins.length - 1]) - low + 1];
    for (String bin : bins) {
      counts[index(bin) - low] = Long.parseLong(bin.substring(bin.indexOf(':') + 1));
    }
    return new Latencies(low, counts);
  }

  private static int index(String bin) {
    return Integer.parseInt(bin.substring(0, bin.indexOf(':')));
  }

  /** All together. */
  static Latencies sum(Collection<Latencies> all) {
    List<Latencies> some = all.stream().filter(each -> !each.isEmpty()).toList();
    if (some.isEmpty()) {
      return NONE;
    }
    int low = some.stream().mapToInt(each -> each.first).min().getAsInt();
    int high = some.stream().mapToInt(each -> each.first + each.counts.length).max().getAsInt();
    long[] counts = new long[high - low];
    for (Latencies each : some) {
      for (int i = 0; i < each.counts.length; i++) {
        int at = each.first - low + i;
        counts[at] = Math.addExact(counts[at], each.counts[i]);
      }
    }
    return new Latencies(low, counts);
  }

  boolean isEmpty() {
    return counts.length == 0;
  }

  /** How many took longer; those in the bin that the threshold lies in did not. */
  long above(double millis) {
    int from = (int) Math.ceil(Math.log(Math.max(millis, 1e-9)) / LOG_GAMMA - ROUNDING);
    long above = 0;
    for (int i = Math.max(0, from - first); i < counts.length; i++) {
      above += counts[i];
    }
    return above;
  }

  /** The end of the bin that the quantile lies in, in milliseconds. */
  Optional<Double> quantile(double quantile) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (counts[i] > 0 && seen >= quantile * all) {
        return Optional.of(Math.exp((first + i + 1) * LOG_GAMMA));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    StringJoiner bins = new StringJoiner(" ");
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        bins.add(first + i + ":" + counts[i]);
      }
    }
    return bins.toString();
  }
}

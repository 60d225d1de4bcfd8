package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long operations took in milliseconds, or how large documents were in kilobytes: counts in
 * bins of which each ends 2 % above its beginning, from a microsecond to an hour, or from a byte to
 * 3.6 GB, so that there are never more than about 1,100 of them. Immutable.
 */
final class Latencies {
  /** Nothing was measured. */
  static final Latencies NONE = new Latencies(Collections.emptySortedMap());

  private static final double LOG_GAMMA = Math.log(1.01 / 0.99);
  private static final double ROUNDING = 1e-6;
  private static final int LOWEST = (int) Math.floor(Math.log(1e-3) / LOG_GAMMA);
  private static final int HIGHEST = (int) Math.floor(Math.log(3.6e6) / LOG_GAMMA);

  private final SortedMap<Integer, Long> bins;

  private Latencies(SortedMap<Integer, Long> bins) {
    this.bins = bins;
  }

  /** What was reported, in bins of this width. */
  static Latencies of(Sketch reported) {
    SortedMap<Integer, Long> bins = new TreeMap<>();
    if (reported.zero() > 0) {
      bins.put(LOWEST, reported.zero());
    }
    double width = Math.log(reported.gamma());
    for (Bin bin : reported.bins()) {
      int index = (int) Math.floor((bin.index() + 0.5) * width / LOG_GAMMA);
      bins.merge(Math.clamp(index, LOWEST, HIGHEST), bin.count(), Math::addExact);
    }
    return new Latencies(bins);
  }

  /** What {@link #toString} wrote. */
  static Latencies parse(String text) {
    SortedMap<Integer, Long> bins = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String bin : text.split(" ", -1)) {
        int colon = bin.indexOf(':');
        bins.put(Integer.valueOf(bin.substring(0, colon)), Long.valueOf(bin.substring(colon + 1)));
      }
    }
    return new Latencies(bins);
  }

  /** All together. */
  static Latencies sum(Collection<Latencies> all) {
    long[] counts = new long[HIGHEST - LOWEST + 1];
    all.forEach(each ->
        each.bins.forEach((index, count) ->
            counts[index - LOWEST] = Math.addExact(counts[index - LOWEST], count)));
    SortedMap<Integer, Long> bins = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        bins.put(LOWEST + i, counts[i]);
      }
    }
    return new Latencies(bins);
  }

  boolean isEmpty() {
    return bins.isEmpty();
  }

  /** How many took longer; those in the bin that the threshold lies in did not. */
  long above(double millis) {
    int first = (int) Math.ceil(Math.log(Math.max(millis, 1e-9)) / LOG_GAMMA - ROUNDING);
    return bins.tailMap(first).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The end of the bin that the quantile lies in, in milliseconds. */
  Optional<Double> quantile(double quantile) {
    long all = bins.values().stream().mapToLong(Long::longValue).sum();
    long seen = 0;
    for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
      seen += bin.getValue();
      if (seen >= quantile * all) {
        return Optional.of(Math.exp((bin.getKey() + 1) * LOG_GAMMA));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return bins.entrySet().stream()
        .map(bin -> bin.getKey() + ":" + bin.getValue())
        .collect(Collectors.joining(" "));
  }
}

package dev.lockstep.client.telemetry;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A DDSketch of times with 1 % relative error: the mapping of the library, and bins of our own that
 * threads add to without a lock. The bins reach from a microsecond over more than a year, so none
 * is ever merged with another. Threads share it.
 */
final class Latencies {
  private static final double RELATIVE_ERROR = 0.01;
  private static final double GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
  private static final IndexMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);
  private static final double NANOS_A_MILLISECOND = 1e6;
  private static final double MILLIS_MIN = 0.001;
  private static final int FIRST = MAPPING.index(MILLIS_MIN);
  private static final int BINS = 2048;

  private final AtomicLong zero = new AtomicLong();
  private final AtomicLongArray bins = new AtomicLongArray(BINS);

  void add(long nanos) {
    double millis = nanos / NANOS_A_MILLISECOND;
    if (millis < MILLIS_MIN) {
      zero.incrementAndGet();
    } else {
      bins.incrementAndGet(Math.min(MAPPING.index(millis) - FIRST, BINS - 1));
    }
  }

  /** Adds all that another one holds. */
  void add(Latencies other) {
    zero.addAndGet(other.zero.get());
    for (int i = 0; i < BINS; i++) {
      bins.addAndGet(i, other.bins.get(i));
    }
  }

  long count() {
    long count = zero.get();
    for (int i = 0; i < BINS; i++) {
      count += bins.get(i);
    }
    return count;
  }

  /** The time that this share of all is not above, in nanoseconds. */
  long quantileNanos(double share) {
    double rank = share * (count() - 1);
    long before = zero.get();
    for (int i = 0; i < BINS; i++) {
      before += bins.get(i);
      if (before > rank) {
        return (long) (MAPPING.value(FIRST + i) * NANOS_A_MILLISECOND);
      }
    }
    return 0;
  }

  /** As it is told. */
  Latency told() {
    List<Bin> told = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      long count = bins.get(i);
      if (count > 0) {
        told.add(new Bin(FIRST + i, count));
      }
    }
    return new Latency(GAMMA, zero.get(), told);
  }
}

package dev.lockstep.client.telemetry;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A DDSketch of times in milliseconds or of sizes in kilobytes, with 1 % relative error: the
 * mapping of the library, and bins of our own that threads add to without a lock. The bins reach
 * from a thousandth over 10^14, so none is ever merged with another. Threads share it.
 */
final class Histogram {
  private static final double RELATIVE_ERROR = 0.01;
  private static final double GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
  private static final IndexMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);
  private static final double SMALLEST = 0.001;
  private static final int FIRST = MAPPING.index(SMALLEST);
  private static final int BINS = 2048;

  private final AtomicLong zero = new AtomicLong();
  private final AtomicLongArray bins = new AtomicLongArray(BINS);

  void add(double value) {
    if (value < SMALLEST) {
      zero.incrementAndGet();
    } else {
      bins.incrementAndGet(Math.min(MAPPING.index(value) - FIRST, BINS - 1));
    }
  }

  /** Adds all that another one holds. */
  void add(Histogram other) {
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

  /** What this share of all is not above. */
  double quantile(double share) {
    double rank = share * (count() - 1);
    long before = zero.get();
    for (int i = 0; i < BINS; i++) {
      before += bins.get(i);
      if (before > rank) {
        return MAPPING.value(FIRST + i);
      }
    }
    return 0;
  }

  /** As it is told. */
  Sketch told() {
    List<Bin> told = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      long count = bins.get(i);
      if (count > 0) {
        told.add(new Bin(FIRST + i, count));
      }
    }
    return new Sketch(GAMMA, zero.get(), told);
  }
}

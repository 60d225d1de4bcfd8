package dev.lockstep.client.telemetry;

/**
 * How long an operation may take before it counts as slow: the 99th percentile of reads from the
 * old shape under the epoch before. It is fixed before the window that it is held against, as the
 * gates ask; in the first epoch, from the 1,000th read on. For one thread.
 */
final class Threshold {
  private static final long READS_MIN = 1000;
  private static final double SHARE = 0.99;

  private Histogram seen = new Histogram();
  private long epoch;
  private long nanos = Window.NEVER_SLOW;

  long nanos() {
    return nanos;
  }

  /** Learns from a window that has ended. */
  void learn(Window window) {
    boolean isEnough = seen.count() >= READS_MIN;
    if (window.epoch() != epoch) {
      nanos = isEnough ? p99Nanos() : nanos;
      seen = isEnough ? new Histogram() : seen;
      epoch = window.epoch();
    }
    seen.add(window.oldReads());
    if (nanos == Window.NEVER_SLOW && seen.count() >= READS_MIN) {
      nanos = p99Nanos();
    }
  }

  private long p99Nanos() {
    return (long) (seen.quantile(SHARE) * Window.NANOS_A_MILLISECOND);
  }
}

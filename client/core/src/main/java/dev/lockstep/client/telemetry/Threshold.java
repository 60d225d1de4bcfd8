package dev.lockstep.client.telemetry;

/**
 * How long an operation may take before it counts as slow: the 99th percentile of reads from the
 * old shape under the epoch before. It is fixed before the window that it is held against, as the
 * gates ask; in the first epoch, from the 1,000th read on. For one thread.
 */
final class Threshold {
  private static final long READS_MIN = 1000;
  private static final double SHARE = 0.99;

  private Latencies seen = new Latencies();
  private long epoch;
  private long nanos = Window.NEVER_SLOW;

  long nanos() {
    return nanos;
  }

  /** Learns from a window that has ended. */
  void learn(Window window) {
    boolean isEnough = seen.count() >= READS_MIN;
    if (window.epoch() != epoch) {
      nanos = isEnough ? seen.quantileNanos(SHARE) : nanos;
      seen = isEnough ? new Latencies() : seen;
      epoch = window.epoch();
    }
    seen.add(window.oldReads());
    if (nanos == Window.NEVER_SLOW && seen.count() >= READS_MIN) {
      nanos = seen.quantileNanos(SHARE);
    }
  }
}

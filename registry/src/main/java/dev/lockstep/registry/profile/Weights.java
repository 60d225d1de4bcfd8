package dev.lockstep.registry.profile;

/**
 * How many documents are of about which size. A size is told up to a sixty-fourth too large, and
 * never too small. For one thread.
 */
final class Weights {
  private static final int STEPS_BITS = 6;
  private static final int STEPS = 1 << STEPS_BITS;

  private final long[] counts = new long[STEPS * (Long.SIZE - STEPS_BITS)];
  private long all;
  private long most;

  void add(long size) {
    counts[step(size)]++;
    all++;
    most = Math.max(most, size);
  }

  /** The size of the largest. */
  long most() {
    return most;
  }

  /** What so many of 1,000 are not above. */
  long reached(int permille) {
    long wanted = Math.ceilDiv(all * permille, 1_000L);
    long seen = 0;
    for (int step = 0; step < counts.length; step++) {
      seen += counts[step];
      if (seen >= wanted && seen > 0) {
        return Math.min(most, last(step));
      }
    }
    return most;
  }

  private static int step(long size) {
    if (size < STEPS) {
      return (int) size;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(size) - STEPS_BITS;
    return (shift << STEPS_BITS) + (int) (size >>> shift);
  }

  /** The largest size of a step. */
  private static long last(int step) {
    if (step < 2 * STEPS) {
      return step;
    }
    int shift = (step >> STEPS_BITS) - 1;
    return ((long) (step - (shift << STEPS_BITS) + 1) << shift) - 1;
  }
}

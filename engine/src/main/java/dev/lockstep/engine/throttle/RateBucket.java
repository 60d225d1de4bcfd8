package dev.lockstep.engine.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket that fills at a rate and holds at most one second's worth. Taking more than it holds is
 * allowed and has to be waited for afterwards, so that waiting is spread evenly over batches.
 */
final class RateBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private double level;
  private Instant filled;

  RateBucket(Instant now) {
    this.filled = now;
  }

  /** The most that may be taken at once: a second's worth, at least 1. */
  static int atOnce(double rate, int wanted) {
    return Math.max(1, (int) Math.min(wanted, rate));
  }

  /** Takes so many and answers how long to wait before using them. */
  Duration take(int count, double rate, Instant now) {
    if (Double.isInfinite(rate)) {
      level = 0;
      filled = now;
      return Duration.ZERO;
    }
    double seconds = Math.max(0, Duration.between(filled, now).toNanos()) / NANOS_PER_SECOND;
    level = Math.min(level + seconds * rate, Math.max(1, rate)) - count;
    filled = now;
    return level >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-level / rate * NANOS_PER_SECOND));
  }

  /** Gives back what was taken and not used. */
  void giveBack(int count) {
    level += count;
  }
}

package dev.lockstep.engine.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket that fills at a rate and holds no more than what flows while one batch is done. Taking
 * more than it holds is allowed and has to be waited for afterwards, so that waiting is spread
 * evenly over batches: services notice less how much comes than how much comes at once.
 */
final class RateBucket {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SHORTEST_SECONDS = 0.02;
  private static final double LONGEST_SECONDS = 1;

  private double level;
  private double capacity = 1;
  private Instant filled;

  RateBucket(Instant now) {
    this.filled = now;
  }

  /**
   * The most that a batch may have: what flows in the time that the last one took, between 20 ms
   * and a second; at least 1.
   */
  int atOnce(double rate, int wanted, Duration took) {
    double seconds =
        Math.clamp(took.toNanos() / NANOS_PER_SECOND, SHORTEST_SECONDS, LONGEST_SECONDS);
    capacity = Math.max(1, rate * seconds);
    return (int) Math.min(wanted, capacity);
  }

  /** Takes so many and answers how long to wait before using them. */
  Duration take(int count, double rate, Instant now) {
    if (Double.isInfinite(rate)) {
      level = 0;
      filled = now;
      return Duration.ZERO;
    }
    double seconds = Math.max(0, Duration.between(filled, now).toNanos()) / NANOS_PER_SECOND;
    level = Math.min(level + seconds * rate, capacity) - count;
    filled = now;
    return level >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-level / rate * NANOS_PER_SECOND));
  }

  /** Gives back what was taken and not used. */
  void giveBack(int count) {
    level += count;
  }
}

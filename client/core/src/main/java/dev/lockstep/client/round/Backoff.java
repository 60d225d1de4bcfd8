package dev.lockstep.client.round;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double up to a limit, each drawn from its upper half, so that many instances that
 * failed together do not come back together. For one thread.
 */
public final class Backoff {
  private final Duration first;
  private final Duration last;
  private final RandomGenerator random;
  private Duration bound;

  /** Pauses from the first to the last. */
  public Backoff(Duration first, Duration last, RandomGenerator random) {
    this.first = first;
    this.last = last;
    this.random = random;
    this.bound = first;
  }

  /** The pause after one more failure. */
  public Duration next() {
    long nanos = bound.toNanos();
    bound = bound.compareTo(last.dividedBy(2)) > 0 ? last : bound.multipliedBy(2);
    return Duration.ofNanos(nanos - random.nextLong(nanos / 2 + 1));
  }

  /** After a success the next pause is the first one again. */
  public void reset() {
    bound = first;
  }
}

package dev.lockstep.client.stage;

import dev.lockstep.client.stage.StageSource.Grant;
import java.util.function.LongSupplier;

/**
 * How long this instance may act by what it was told, and when it heard last. What is known is one
 * value that is replaced as a whole, so no thread sees the end of one lease with the length of
 * another. Threads share it.
 */
final class Lease {
  private final LongSupplier nanos;
  private volatile Term term;

  /** Moments of the clock, which may be negative and are compared by their differences. */
  private record Term(long heard, long length, long end) {}

  /** None, by this monotonic clock in nanoseconds. */
  Lease(LongSupplier nanos) {
    this.nanos = nanos;
    long now = nanos.getAsLong();
    this.term = new Term(now, 0, now);
  }

  long now() {
    return nanos.getAsLong();
  }

  /** It lasts from when it was asked for. */
  void begin(long asked, Grant grant) {
    long length = grant.lease().toNanos();
    term = new Term(asked, length, asked + length);
  }

  /** The control plane was heard now; that prolongs nothing. */
  void heard() {
    Term last = term;
    term = new Term(now(), last.length(), last.end());
  }

  boolean isHeld() {
    return now() - term.end() < 0;
  }

  /** Whether the control plane has not been heard for half a lease or longer. */
  boolean isStale() {
    Term last = term;
    long now = now();
    return now - last.end() >= 0 || now - last.heard() > last.length() / 2;
  }
}

package dev.lockstep.api.wire;

/**
 * A state, and how long an instance may act by it.
 *
 * @param leaseMillis from the moment the instance asked; at most a day
 */
public record LeaseAnswer(StageMessage state, long leaseMillis) {
  private static final long LEASE_MILLIS_MAX = 86_400_000;

  /** Refuses a lease that is over before it begins, or that nobody would wait for. */
  public LeaseAnswer {
    Bounds.number("leaseMillis", leaseMillis, 1, LEASE_MILLIS_MAX);
  }
}

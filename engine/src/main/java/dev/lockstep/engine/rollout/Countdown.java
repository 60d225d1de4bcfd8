package dev.lockstep.engine.rollout;

/** Whether the counts of what remains still come closer to zero from pass to pass. */
final class Countdown {
  private final int patience;
  private long best = Long.MAX_VALUE;
  private int idle;

  /**
   * A countdown.
   *
   * @param patience how many counts in a row may bring nothing
   */
  Countdown(int patience) {
    this.patience = patience;
  }

  /** Notes a count; whether so many have brought nothing that more passes will not either. */
  boolean isStuckAt(long remaining) {
    idle = remaining < best ? 0 : idle + 1;
    best = Math.min(best, remaining);
    return idle >= patience;
  }
}

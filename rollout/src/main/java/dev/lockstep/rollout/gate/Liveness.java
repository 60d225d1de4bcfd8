package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.gate.Verdict.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who reports, and how recently.
 *
 * @param expected clients that hold a live lease
 * @param reporting those of them that reported within the last three intervals
 * @param newest when the newest sample was taken
 * @param interval how often clients report
 */
public record Liveness(int expected, int reporting, Instant newest, Duration interval) {
  private static final double REPORTING_SHARE_MIN = 0.9;
  private static final int INTERVALS_MAX = 3;

  /** Why nothing can be told at this moment, if so. */
  Optional<Cause> blindness(Instant now) {
    if (expected == 0 || newest.plus(interval.multipliedBy(INTERVALS_MAX)).isBefore(now)) {
      return Optional.of(Cause.STALE);
    }
    return reporting < expected * REPORTING_SHARE_MIN
        ? Optional.of(Cause.PARTIAL_REPORTERS)
        : Optional.empty();
  }
}

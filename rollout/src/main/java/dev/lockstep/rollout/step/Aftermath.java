package dev.lockstep.rollout.step;

import java.time.Duration;
import java.time.Instant;

/**
 * What is watched once reads have returned in all regions: whether that helped.
 *
 * @param since when they returned
 */
public record Aftermath(Instant since, Watch watch) {
  /** How long the figures may take to return. */
  public static final Duration LIMIT = Duration.ofMinutes(30);

  /** What came of it. */
  public enum Watch {
    /** The figures of the old path are not back yet. */
    RECOVERING,
    /** They are what they were before reads moved. */
    RECOVERED,
    /** They did not return in time, so that the cause may lie elsewhere. */
    UNHELPED
  }

  /** Reads return at this moment. */
  static Aftermath begun(Instant now) {
    return new Aftermath(now, Watch.RECOVERING);
  }

  /** The same with what came of it. */
  Aftermath with(Watch other) {
    return new Aftermath(since, other);
  }

  /** Whether the figures may still return in time. */
  boolean isInTime(Instant now) {
    return now.isBefore(since.plus(LIMIT));
  }
}

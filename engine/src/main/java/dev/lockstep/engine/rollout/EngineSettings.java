package dev.lockstep.engine.rollout;

import java.time.Duration;

/**
 * How the engine works.
 *
 * @param parallelism how many ranges are worked on at once, at least 1
 * @param lease how long a lease lasts without being renewed
 * @param sample how many documents the rehearsal drills on
 * @param passesMax how many passes may end without the count coming closer to zero
 */
public record EngineSettings(int parallelism, Duration lease, int sample, int passesMax) {
  /** What holds where nothing else is said. */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(2, Duration.ofSeconds(30), 1_000, 5);

  public EngineSettings {
    if (parallelism < 1 || passesMax < 1 || sample < 0 || lease.isNegative()) {
      throw new IllegalArgumentException("Settings out of range");
    }
  }

  /** These settings with another parallelism. */
  public EngineSettings withParallelism(int ranges) {
    return new EngineSettings(ranges, lease, sample, passesMax);
  }

  /** These settings with another lease. */
  public EngineSettings withLease(Duration duration) {
    return new EngineSettings(parallelism, duration, sample, passesMax);
  }
}

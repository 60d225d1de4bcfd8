package dev.lockstep.engine.rollout;

import java.time.Duration;
import java.util.List;

/**
 * How the engine works.
 *
 * @param parallelism how many ranges are worked on at once, at least 1
 * @param lease how long a lease lasts without being renewed
 * @param sample how many documents the rehearsal drills on
 * @param passesMax how many passes may end without the count coming closer to zero
 * @param ramp the steps in percent that are recorded at the ramp; none where somebody else moves
 *     the reads of services
 */
public record EngineSettings(
    int parallelism, Duration lease, int sample, int passesMax, List<Integer> ramp) {
  /** What holds where nothing else is said. */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(2, Duration.ofSeconds(30), 1_000, 5, List.of(1, 10, 50, 100));

  public EngineSettings {
    ramp = List.copyOf(ramp);
    if (parallelism < 1 || passesMax < 1 || sample < 0 || lease.isNegative()) {
      throw new IllegalArgumentException("Settings out of range");
    }
  }

  /** These settings with another parallelism. */
  public EngineSettings withParallelism(int ranges) {
    return new EngineSettings(ranges, lease, sample, passesMax, ramp);
  }

  /** These settings with another lease. */
  public EngineSettings withLease(Duration duration) {
    return new EngineSettings(parallelism, duration, sample, passesMax, ramp);
  }

  /** These settings where somebody else moves the reads of services. */
  public EngineSettings withoutRamp() {
    return new EngineSettings(parallelism, lease, sample, passesMax, List.of());
  }
}

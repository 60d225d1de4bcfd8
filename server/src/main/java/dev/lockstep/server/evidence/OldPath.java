package dev.lockstep.server.evidence;

import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.server.fleet.Place;
import java.time.Duration;
import java.time.Instant;

/** Tells whether the old path does again what it did before reads moved. Threads share it. */
@FunctionalInterface
public interface OldPath {
  /**
   * A rollback.
   *
   * @param begun when the rollout began
   * @param returned when reads returned
   * @param window the length of the windows that the gate of the ramp looks at
   */
  record Rollback(Place place, Instant begun, Instant returned, Duration window) {}

  /** What is known at this moment. */
  Comeback after(Rollback rollback, Instant now);
}

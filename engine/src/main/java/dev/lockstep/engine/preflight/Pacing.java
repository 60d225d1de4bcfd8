package dev.lockstep.engine.preflight;

import dev.lockstep.engine.Pacer;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.work.Gate;
import java.time.InstantSource;

/**
 * How preflight's reads keep to a bearable pace, and who hears of its progress. Threads may share
 * it.
 *
 * @param gate what every batch of reads passes; that of a rollout obeys requests, too
 */
public record Pacing(Gate gate, InstantSource clock, Progress.Listener listener) {

  /** The pace of reads outside a rollout. */
  public Pacing(Throttle throttle, Pacer pacer, InstantSource clock, Progress.Listener listener) {
    this(new ThrottledReads(throttle, pacer, clock, listener), clock, listener);
  }
}

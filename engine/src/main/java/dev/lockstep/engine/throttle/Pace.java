package dev.lockstep.engine.throttle;

import java.time.Duration;

/** The throttle's answer before a batch. */
public sealed interface Pace {
  /**
   * The batch may begin after a pause.
   *
   * @param batchSize the most documents it may have, at least 1
   */
  record Go(int batchSize, Duration pause) implements Pace {}

  /**
   * Not now.
   *
   * @param reason why, as a sentence without its full stop
   * @param recheck how long to wait before asking again
   */
  record Wait(String reason, Duration recheck) implements Pace {}

  /**
   * Not at all: a critical limit was exceeded twice in a row.
   *
   * @param reason why, as a sentence without its full stop
   */
  record Abort(String reason) implements Pace {}
}

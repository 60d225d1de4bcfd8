package dev.lockstep.runner.order;

import java.time.Duration;

/**
 * How long to wait before something is tried again: twice as long each time.
 *
 * @param least before it is tried for the second time
 * @param most however often it was tried
 */
record BackOff(Duration least, Duration most) {
  /** The wait after this one; {@link Duration#ZERO} where nothing was waited for yet. */
  Duration after(Duration wait) {
    Duration twice = wait.isZero() ? least : wait.multipliedBy(2);
    return twice.compareTo(most) < 0 ? twice : most;
  }
}

package dev.lockstep.cli.output;

import java.time.Duration;
import java.time.Instant;

/** How many documents a second are done, weighed towards the last few seconds. */
final class Speed {
  private static final Duration LOOK_PAUSE = Duration.ofMillis(500);
  private static final double WEIGHT = 0.3;

  private Instant last;
  private long done;
  private double perSecond;

  Speed(Instant now, long done) {
    this.last = now;
    this.done = done;
  }

  /** Takes note of how much is done now. */
  void at(Instant now, long doneNow) {
    Duration passed = Duration.between(last, now);
    if (passed.compareTo(LOOK_PAUSE) < 0) {
      return;
    }
    double current = Math.max(0, doneNow - done) * 1e9 / passed.toNanos();
    perSecond = perSecond == 0 ? current : WEIGHT * current + (1 - WEIGHT) * perSecond;
    last = now;
    done = doneNow;
  }

  double perSecond() {
    return perSecond;
  }

  /** About how long the rest takes, in seconds; negative where nobody knows. */
  long secondsFor(long rest) {
    return perSecond < 0.5 ? -1 : Math.round(rest / perSecond);
  }
}

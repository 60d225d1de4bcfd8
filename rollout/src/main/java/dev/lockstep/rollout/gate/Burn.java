package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.window.Series;
import java.time.Duration;

/**
 * How fast the budget of a change is used up, over a long and a short span of the same end
 * (multi-window burn rates, as in Google's SRE workbook, scaled to the length of the stage).
 */
final class Burn {
  private static final double FAST = 14.4;
  private static final int PARTS = 12;
  private static final Duration LONG_MIN = Duration.ofMinutes(5);

  private final Series longSpan;
  private final Series shortSpan;
  private final double allowed;
  private final boolean whole;

  Burn(Series halves, GateRules rules, double allowed) {
    Duration stage = rules.dwell().dividedBy(PARTS);
    Duration span = stage.compareTo(LONG_MIN) > 0 ? stage : LONG_MIN;
    int count = (int) Math.max(PARTS, span.toMillis() / rules.half().toMillis());
    this.longSpan = halves.last(count);
    this.shortSpan = halves.last(Math.ceilDiv(count, PARTS));
    this.allowed = allowed;
    this.whole = longSpan.isUnbroken(count);
  }

  /** Whether both spans burn fast, and the new path is the one that does. */
  boolean isFast(double alpha) {
    return whole
        && rate(longSpan) >= FAST
        && rate(shortSpan) >= FAST
        && logOfNewPath() >= Math.log(1 / alpha);
  }

  /** Whether the long span is whole and keeps within the budget. */
  boolean isWithin() {
    return whole && longSpan.newPath().operations() > 0 && rate(longSpan) < 1;
  }

  private double rate(Series span) {
    return span.newPath().badShare() / allowed;
  }

  private double logOfNewPath() {
    return EProcess.of(Direction.HARM, 1).after(longSpan.splits()).logEvidence();
  }
}

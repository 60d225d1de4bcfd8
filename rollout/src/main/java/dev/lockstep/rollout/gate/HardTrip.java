package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.util.List;

/**
 * Shows gross harm at once: three half windows in a row, each with ten bad events or more on the
 * new path and, by itself, an e-value of 1000 against a ratio of 5.
 */
final class HardTrip {
  private static final int CONSECUTIVE = 3;
  private static final int BAD_MIN = 10;
  private static final double RATIO = 5;
  private static final double LOG_EVIDENCE_MIN = Math.log(1e3);

  private HardTrip() {}

  static boolean isShown(Series halves) {
    Series last = halves.last(CONSECUTIVE);
    return last.isUnbroken(CONSECUTIVE) && last.windows().stream().allMatch(HardTrip::isGross);
  }

  private static boolean isGross(Window window) {
    return window.isComparable()
        && window.newPath().bad() >= BAD_MIN
        && EProcess.of(Direction.HARM, RATIO).after(List.of(window.split())).logEvidence()
            >= LOG_EVIDENCE_MIN;
  }
}

package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.time.Instant;
import java.util.List;

/** Whether, after reads have returned, the old path does again what it did before they moved. */
public enum Comeback {
  /** Nobody counted the old path before reads moved, so there is nothing to compare with. */
  UNWATCHED,
  /** It is not shown yet. */
  PENDING,
  /** It is shown. */
  SHOWN;

  private static final double MARGIN = GateRules.RETURN_MARGIN;
  private static final int CONSECUTIVE = 3;

  /**
   * Whether each figure is back: its last three windows follow each other without a gap, the last
   * one ended a moment ago, and none lies above the margin.
   *
   * @param figures windows in which the new path stands for what the old one does now, and the old
   *     path for all that it did before reads moved
   */
  public static Comeback of(List<Series> figures, Instant now) {
    boolean isBack = !figures.isEmpty() && figures.stream().allMatch(series -> isBack(series, now));
    return isBack ? SHOWN : PENDING;
  }

  private static boolean isBack(Series series, Instant now) {
    Series last = series.last(CONSECUTIVE);
    return last.isUnbroken(CONSECUTIVE)
        && isRecent(last.windows().getLast(), now)
        && last.windows().stream().allMatch(Comeback::isClean);
  }

  private static boolean isRecent(Window last, Instant now) {
    return !last.end().plus(last.length().multipliedBy(2)).isBefore(now);
  }

  private static boolean isClean(Window window) {
    return window.isComparable()
        && (window.newPath().bad() == 0 || window.split().excess(MARGIN) <= 0);
  }
}

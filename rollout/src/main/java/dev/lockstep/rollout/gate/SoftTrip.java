package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.statistics.Split;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shows lasting harm, and nothing shorter.
 *
 * <p>All of these must hold: the last three windows follow each other without a gap and each lies
 * above the margin; the new path has ten bad events or more; and the evidence without its two worst
 * windows reaches 1/alpha.
 *
 * <p>A stage may be healthy for an hour before it turns. One e-process from its beginning would
 * then have to make up for the hour (at 5 % of 500 requests/s, a fivefold error rate after ten good
 * minutes takes it six to eight minutes). So evidence is the weighted mean of e-processes that
 * begin at every window, with the weights {@code 1/((k+1)(k+2))}, which add up to 1: the mean is
 * again an e-value (J. Shin, A. Ramdas, A. Rinaldo, "E-detectors", 2024), and costs a healthy past
 * little. Only the first and the latest beginnings are reckoned, which can only make it smaller.
 */
final class SoftTrip {
  private static final int CONSECUTIVE = 3;
  private static final int DROPPED = 2;
  private static final int BAD_MIN = 10;
  private static final int BEGINNINGS = 10;

  private final Series windows;
  private final double margin;

  SoftTrip(Series windows, double margin) {
    this.windows = windows;
    this.margin = margin;
  }

  /** Whether harm is shown at this level. */
  boolean isShown(double alpha) {
    return isSuspected()
        && windows.newPath().bad() >= BAD_MIN
        && logEvidence() >= Math.log(1 / alpha);
  }

  /** Whether each of the last three windows lies above the margin. */
  boolean isSuspected() {
    Series last = windows.last(CONSECUTIVE);
    return areComparable(last)
        && last.windows().stream().allMatch(window -> window.split().excess(margin) > 0);
  }

  /** Whether each of the last three windows lies below half the margin, so that it may clear. */
  boolean isClear() {
    Series last = windows.last(CONSECUTIVE);
    double half = 1 + (margin - 1) / 2;
    return areComparable(last)
        && last.windows().stream().allMatch(window -> window.split().excess(half) < 0);
  }

  private static boolean areComparable(Series last) {
    return last.isUnbroken(CONSECUTIVE) && last.windows().stream().allMatch(Window::isComparable);
  }

  /** The log of the mean over the moments at which harm may have begun. */
  double logEvidence() {
    List<Split> splits = windows.splits();
    int latest = splits.size() - DROPPED;
    double[] logs =
        IntStream.range(0, Math.max(latest, 0))
            .filter(first -> first == 0 || first >= latest - BEGINNINGS)
            .mapToDouble(first ->
                logWithoutWorst(splits.subList(first, splits.size()))
                    - Math.log((first + 1.0) * (first + 2.0)))
            .toArray();
    return logSum(logs);
  }

  private double logWithoutWorst(List<Split> splits) {
    List<Integer> best =
        IntStream.range(0, splits.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> splits.get(i).excess(margin)))
            .limit(splits.size() - (long) DROPPED)
            .sorted()
            .toList();
    List<Split> kept = new ArrayList<>();
    best.forEach(i -> kept.add(splits.get(i)));
    return EProcess.of(Direction.HARM, margin).after(kept).logEvidence();
  }

  private static double logSum(double[] logs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      largest = Math.max(largest, log);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    return logs.length == 0 ? largest : largest + Math.log(sum);
  }
}

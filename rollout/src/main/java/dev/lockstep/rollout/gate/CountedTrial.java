package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.gate.Evidence.Weight;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.statistics.Split;
import dev.lockstep.rollout.window.Series;
import java.util.List;
import java.util.Optional;

/** Weighs the bad events of the two paths against a margin. */
final class CountedTrial {
  private static final double RATIO_MAX = 1e3;

  /** For a bound to one percent. */
  private static final int HALVINGS = 11;

  private final Series halves;
  private final Series windows;
  private final double margin;
  private final Weight weight;

  CountedTrial(Series halves, GateRules rules, double margin) {
    this.halves = halves;
    this.windows = halves.in(rules.window());
    this.margin = margin;
    this.weight = new Weight(evidence(Direction.HARM), evidence(Direction.SAFETY), bound());
  }

  /** How harm is shown, if it is. */
  Optional<Trip> trip(double alpha) {
    if (HardTrip.isShown(halves)) {
      return Optional.of(Trip.HARD);
    }
    return trial().isShown(alpha) ? Optional.of(Trip.SOFT) : Optional.empty();
  }

  /** Whether a check that tripped may be taken for clear. */
  boolean isClear() {
    return trial().isClear();
  }

  /** Whether safety is shown, and nothing of the moment speaks against it. */
  boolean isSafe() {
    return !trial().isSuspected() && weight.logSafety() >= Math.log(GateRules.SAFETY);
  }

  /** Whether the newest window has requests on the new path. */
  boolean hasTraffic() {
    return !halves.windows().isEmpty() && halves.windows().getLast().isComparable();
  }

  Weight weight() {
    return weight;
  }

  private SoftTrip trial() {
    return new SoftTrip(windows, margin);
  }

  private double evidence(Direction direction) {
    return EProcess.of(direction, margin).after(windows.splits()).logEvidence();
  }

  /**
   * The ratio below which safety is shown, reckoned as if the share of the traffic had been its
   * mean at all times: a figure for people, on which nothing rests.
   */
  private double bound() {
    Series counted = windows.comparable();
    if (counted.windows().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double fresh = counted.newPath().operations();
    Split all =
        new Split(
            counted.newPath().bad(),
            counted.oldPath().bad(),
            fresh / (fresh + counted.oldPath().operations()));
    double low = 1 / RATIO_MAX;
    double high = RATIO_MAX;
    for (int i = 0; i < HALVINGS; i++) {
      double ratio = Math.sqrt(low * high);
      EProcess safety = EProcess.of(Direction.SAFETY, ratio).after(List.of(all));
      if (safety.logEvidence() >= Math.log(GateRules.SAFETY)) {
        high = ratio;
      } else {
        low = ratio;
      }
    }
    return high == RATIO_MAX ? Double.POSITIVE_INFINITY : high;
  }
}

package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.statistics.MismatchBound;
import dev.lockstep.rollout.statistics.Split;
import java.util.List;
import java.util.Optional;

/**
 * By what a check is measured: the same limits by which {@link Judge} weighs it, for people.
 *
 * @param limit what the ratio, rate or level may be; absent where others answer
 * @param logHarm the log of the e-value at which harm counts as shown; absent where no evidence is
 *     weighed
 * @param logSafety the log of the e-value at which safety counts as shown
 */
public record Yardstick(
    Kind kind, Optional<Double> limit, Optional<Double> logHarm, Optional<Double> logSafety) {
  /** As often as operations may be multiplied to say when safety will be shown. */
  private static final double TIMES_MAX = 1e6;

  private static final int HALVINGS = 40;

  /** What kind of check it is. */
  public enum Kind {
    RATIO,
    PAIRED,
    MISMATCH,
    INVARIANT,
    BUDGET,
    GUARD,
    OUTSIDE
  }

  /** The yardstick of a check of this gate, judged in so many regions. */
  public static Yardstick of(Check check, Gate gate, int regions) {
    double harm = Math.log(1 / Judge.alpha(gate, regions));
    return switch (check) {
      case Check.Ratio ratio -> weighed(Kind.RATIO, ratio.margin(), harm);
      case Check.Paired paired -> weighed(Kind.PAIRED, paired.margin(), harm);
      case Check.Mismatch mismatch ->
          new Yardstick(
              Kind.MISMATCH,
              Optional.of(mismatch.max()),
              Optional.of(harm),
              Optional.of(Math.log(1 / (1 - mismatch.confidence()))));
      case Check.Budget budget -> limited(Kind.BUDGET, Optional.of(budget.allowed()));
      case Check.Guard guard -> limited(Kind.GUARD, Optional.of(guard.cap()));
      case Check.Invariant invariant -> limited(Kind.INVARIANT, Optional.of(0.0));
      case Check.Outside outside -> limited(Kind.OUTSIDE, Optional.empty());
    };
  }

  private static Yardstick weighed(Kind kind, double margin, double harm) {
    return new Yardstick(
        kind, Optional.of(margin), Optional.of(harm), Optional.of(Math.log(GateRules.SAFETY)));
  }

  private static Yardstick limited(Kind kind, Optional<Double> limit) {
    return new Yardstick(kind, limit, Optional.empty(), Optional.empty());
  }

  /** Whether this evidence shows safety. */
  public boolean isSafe(Evidence evidence) {
    return logSafety.filter(least -> evidence.weight().logSafety() >= least).isPresent();
  }

  /**
   * About how many operations, pairs or comparisons of the new path are still needed to show
   * safety, if all goes on as it did; none where it is shown, absent where that cannot be told:
   * nothing was seen yet, or what was seen does not tend to it.
   */
  public Optional<Long> missing(Evidence evidence) {
    if (isSafe(evidence)) {
      return Optional.of(0L);
    }
    return switch (kind) {
      case MISMATCH -> logSafety.flatMap(least -> comparisons(evidence, least));
      case RATIO, PAIRED -> logSafety.flatMap(least -> operations(evidence, least));
      case INVARIANT, BUDGET, GUARD, OUTSIDE -> Optional.empty();
    };
  }

  private Optional<Long> comparisons(Evidence evidence, double least) {
    long seen = evidence.newPath().operations();
    return limit
        .filter(max -> evidence.newPath().badShare() < max)
        .map(
            max -> MismatchBound.comparisonsNeeded(evidence.newPath().bad(), max, Math.exp(-least)))
        .map(all -> Math.max(1, (long) Math.ceil(all) - seen));
  }

  private Optional<Long> operations(Evidence evidence, double least) {
    double fresh = evidence.newPath().operations();
    double old = evidence.oldPath().operations();
    double bad = (double) evidence.newPath().bad() + evidence.oldPath().bad();
    if (fresh == 0 || old == 0 || bad == 0) {
      return Optional.empty();
    }
    return limit
        .flatMap(margin -> times(evidence, EProcess.of(Direction.SAFETY, margin), least))
        .map(times -> Math.max(1, (long) Math.ceil((times - 1) * fresh)));
  }

  /** After how many times as much of the same the evidence is enough. */
  private static Optional<Double> times(Evidence evidence, EProcess none, double least) {
    if (logSafety(evidence, none, TIMES_MAX) < least) {
      return Optional.empty();
    }
    double low = 1;
    double high = TIMES_MAX;
    for (int i = 0; i < HALVINGS; i++) {
      double times = Math.sqrt(low * high);
      if (logSafety(evidence, none, times) >= least) {
        high = times;
      } else {
        low = times;
      }
    }
    return Optional.of(high);
  }

  private static double logSafety(Evidence evidence, EProcess none, double times) {
    double fresh = evidence.newPath().operations();
    Split all =
        new Split(
            evidence.newPath().bad() * times,
            evidence.oldPath().bad() * times,
            fresh / (fresh + evidence.oldPath().operations()));
    return none.after(List.of(all)).logEvidence();
  }
}

package dev.lockstep.rollout.statistics;

/**
 * How frequent mismatches may still be, after so many comparisons, at any time one cares to look.
 *
 * <p>Each limit is tested by the e-value of safety with a prior of Beta(1/2, 1/(2 limit)), cut off
 * at the limit: half a mismatch of weight, and the limit for its mean. The bound is the smallest
 * limit that is refuted. With no mismatch seen, a limit is refuted after about 3.7/limit
 * comparisons at an alpha of 0.05, and 5.5/limit at 0.01.
 */
public final class MismatchBound {
  private static final double PRIOR_WEIGHT = 0.5;

  /** Halvings of an interval; more would not change a {@code double}. */
  private static final int HALVINGS = 200;

  private MismatchBound() {}

  /** The natural log of the e-value that mismatches are less frequent than the limit. */
  public static double logSafety(long mismatches, long comparisons, double limit) {
    return logEvidence(Direction.SAFETY, (double) mismatches, (double) comparisons, limit);
  }

  /** The natural log of the e-value that mismatches are more frequent than the limit. */
  public static double logHarm(long mismatches, long comparisons, double limit) {
    return logEvidence(Direction.HARM, (double) mismatches, (double) comparisons, limit);
  }

  private static double logEvidence(
      Direction direction, double mismatches, double comparisons, double limit) {
    return new BetaMixture(PRIOR_WEIGHT, PRIOR_WEIGHT / limit)
        .logEvidence(direction, limit, mismatches, comparisons - mismatches);
  }

  /**
   * The bound that the rate of mismatches ever exceeds, at any look, with a probability of at most
   * {@code alpha}; 1 where nothing is known.
   */
  public static double above(long mismatches, long comparisons, double alpha) {
    double refuted = Math.log(1 / alpha);
    double low = comparisons == 0 ? 1 : Math.max((double) mismatches / comparisons, 1e-18);
    double high = 1 - 1e-12;
    if (low >= high || logSafety(mismatches, comparisons, high) < refuted) {
      return 1;
    }
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double limit = Math.sqrt(low) * Math.sqrt(high);
      if (logSafety(mismatches, comparisons, limit) >= refuted) {
        high = limit;
      } else {
        low = limit;
      }
    }
    return high;
  }

  /** How many comparisons refute the limit where this many mismatches are seen among them. */
  public static double comparisonsNeeded(long mismatches, double limit, double alpha) {
    double refuted = Math.log(1 / alpha);
    double seen = mismatches;
    double low = seen / limit;
    double high = Math.max(low, 1 / limit);
    while (logEvidence(Direction.SAFETY, seen, high, limit) < refuted) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double comparisons = (low + high) / 2;
      if (logEvidence(Direction.SAFETY, seen, comparisons, limit) >= refuted) {
        high = comparisons;
      } else {
        low = comparisons;
      }
    }
    return high;
  }
}

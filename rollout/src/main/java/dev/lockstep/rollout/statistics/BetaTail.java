package dev.lockstep.rollout.statistics;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The logarithm of what a Beta distribution has on one side of a threshold.
 *
 * <p>Evidence is often strongest where such a tail is smaller than the smallest {@code double}.
 * There the library answers 0, and the hypergeometric series of the incomplete beta function (DLMF
 * 8.17.8) is summed instead: all its terms are positive, and far out in the tail they shrink fast.
 */
final class BetaTail {
  /** Below this the library loses digits to subnormal numbers. */
  private static final double SMALLEST = 1e-290;

  private static final int TERMS_MAX = 1_000_000;

  private BetaTail() {}

  /** The log of the part of Beta(a, b) below x. */
  static double logBelow(double x, double a, double b) {
    double below = RegularizedBeta.value(x, a, b);
    if (below > 0.5) {
      return Math.log1p(-RegularizedBeta.complement(x, a, b));
    }
    return below > SMALLEST ? Math.log(below) : logSeries(x, a, b);
  }

  /** The log of the part of Beta(a, b) above x. */
  static double logAbove(double x, double a, double b) {
    double above = RegularizedBeta.complement(x, a, b);
    if (above > 0.5) {
      return Math.log1p(-RegularizedBeta.value(x, a, b));
    }
    return above > SMALLEST ? Math.log(above) : logSeries(1 - x, b, a);
  }

  private static double logSeries(double x, double a, double b) {
    double sum = 1;
    double term = 1;
    for (int n = 0; n < TERMS_MAX && term > sum * 1e-17; n++) {
      term *= (a + b + n) / (a + 1 + n) * x;
      sum += term;
    }
    return a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - LogBeta.value(a, b) + Math.log(sum);
  }
}

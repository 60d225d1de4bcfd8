package dev.lockstep.rollout.statistics;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The one-sided beta-binomial e-value: the likelihood of the counts, averaged over the part of
 * Beta(a, b) on the suspected side of a threshold, against their likelihood at the threshold.
 *
 * <p>With x of n events, in the direction of harm, theta the threshold and Ibar the upper
 * regularised beta function:
 *
 * <pre>log e = lB(a+x, b+n-x) - lB(a, b) + ln Ibar(theta; a+x, b+n-x) - ln Ibar(theta; a, b)
 *         - x ln theta - (n-x) ln(1-theta)</pre>
 *
 * <p>Safety takes the lower function. The average is over rates that are all worse than the
 * threshold, so the e-value is valid for every rate on the other side, not at the threshold alone.
 */
record BetaMixture(double a, double b) {
  /**
   * The natural log of the e-value.
   *
   * @param theta the threshold, above 0 and below 1
   * @param hits the events that count
   * @param misses the others
   */
  double logEvidence(Direction direction, double theta, double hits, double misses) {
    BetaMixture after = new BetaMixture(a + hits, b + misses);
    return LogBeta.value(after.a, after.b)
        - LogBeta.value(a, b)
        + after.logTail(direction, theta)
        - logTail(direction, theta)
        - hits * Math.log(theta)
        - misses * Math.log1p(-theta);
  }

  private double logTail(Direction direction, double theta) {
    return switch (direction) {
      case HARM -> BetaTail.logAbove(theta, a, b);
      case SAFETY -> BetaTail.logBelow(theta, a, b);
    };
  }
}

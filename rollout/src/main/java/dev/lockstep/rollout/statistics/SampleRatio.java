package dev.lockstep.rollout.statistics;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Whether traffic is routed by the configured shares: the multinomial e-test of Lindon and Malek,
 * with a Dirichlet prior whose mean is the configuration.
 *
 * <p>To be counted are distinct keys, by which traffic is routed: requests come in bunches by key,
 * and bunches look like skew.
 */
public final class SampleRatio {
  private SampleRatio() {}

  /**
   * The natural log of the e-value that the shares are others than configured.
   *
   * @param counts the keys seen in each part
   * @param shares the configured share of each part, each above 0; their sum is 1
   */
  public static double logEvidence(List<Long> counts, List<Double> shares) {
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (counts.size() != shares.size() || Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "Cannot compare %d counts with shares of %s".formatted(counts.size(), shares));
    }
    double weight = shares.size();
    long all = counts.stream().mapToLong(Long::longValue).sum();
    double log = LogGamma.value(weight) - LogGamma.value(weight + all);
    for (int i = 0; i < counts.size(); i++) {
      double share = shares.get(i);
      log +=
          LogGamma.value(weight * share + counts.get(i))
              - LogGamma.value(weight * share)
              - counts.get(i) * Math.log(share);
    }
    return log;
  }
}

package dev.lockstep.rollout.simulation;

import java.util.random.RandomGenerator;

/** Draws how often something happens. */
public final class Counts {
  private Counts() {}

  /**
   * How many of {@code trials} succeed, each by the given chance: leaps from success to success, by
   * geometric distances (L. Devroye, "Non-Uniform Random Variate Generation", 1986, X.4).
   */
  public static long binomial(RandomGenerator random, long trials, double chance) {
    if (chance <= 0 || chance >= 1) {
      return chance <= 0 ? 0 : trials;
    }
    double scale = Math.log1p(-chance);
    long successes = 0;
    long at = leap(random, scale);
    while (at <= trials) {
      successes++;
      at += leap(random, scale);
    }
    return successes;
  }

  private static long leap(RandomGenerator random, double scale) {
    return 1 + (long) (Math.log(1 - random.nextDouble()) / scale);
  }
}

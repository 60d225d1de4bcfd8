package dev.lockstep.rollout.forecast;

import java.util.Map;

/**
 * The traffic of a collection as it is today.
 *
 * @param perSecond operations per second, on all paths together
 * @param shadowed the share of them that will be read through both paths at {@code shadow-read} and
 *     after
 * @param badShares the share of operations that are bad, by the name of the check
 * @param audiences the share of the traffic of each cohort and region, by its name
 */
public record Traffic(
    double perSecond,
    double shadowed,
    Map<String, Double> badShares,
    Map<String, Double> audiences) {
  public Traffic {
    badShares = Map.copyOf(badShares);
    audiences = Map.copyOf(audiences);
  }
}

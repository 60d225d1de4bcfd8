package dev.lockstep.rollout.forecast;

import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Series;
import java.util.LinkedHashMap;
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

  /**
   * The traffic that was counted: the operations of the check that has most of them, and of each
   * check the share of bad ones.
   */
  public static Traffic of(History history, double shadowed, Map<String, Double> audiences) {
    double most = 0;
    Map<String, Double> badShares = new LinkedHashMap<>();
    for (Map.Entry<String, Series> check : history.counted().entrySet()) {
      Series series = check.getValue();
      double seconds = series.windows().size() * ((double) history.step().toMillis() / 1000);
      double operations = (double) series.newPath().operations() + series.oldPath().operations();
      if (operations > 0) {
        double bad = (double) series.newPath().bad() + series.oldPath().bad();
        most = Math.max(most, operations / seconds);
        badShares.put(check.getKey(), bad / operations);
      }
    }
    return new Traffic(most, shadowed, badShares, audiences);
  }
}

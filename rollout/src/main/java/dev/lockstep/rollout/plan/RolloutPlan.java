package dev.lockstep.rollout.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan with where the figures of its checks come from.
 *
 * @param measures by the name of the check, which means the same in all gates of the plan
 */
public record RolloutPlan(Plan plan, Map<String, Measure> measures) {
  public RolloutPlan {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** Where a threshold is a quantile of the old path, as many are slower as it says. */
  public Map<String, Double> slowShares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    measures.forEach((check, measure) -> {
      if (measure instanceof Measure.Indicator indicator
          && indicator.threshold().orElse(null) instanceof Measure.Threshold.OldPath old) {
        shares.put(check, 1 - old.quantile());
      }
    });
    return shares;
  }
}

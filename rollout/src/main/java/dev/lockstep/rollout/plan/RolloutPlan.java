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
}

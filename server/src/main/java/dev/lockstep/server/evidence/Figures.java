package dev.lockstep.server.evidence;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.server.fleet.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What clients report. Threads share it. */
@FunctionalInterface
public interface Figures {
  /**
   * What a gate asks for.
   *
   * @param state what instances act by
   * @param planned the stage with its gate
   * @param measures where the figures come from, by the name of the check
   * @param since when the evidence of this epoch begins
   */
  record Question(
      Place place,
      StageMessage state,
      PlannedStage planned,
      Map<String, Measure> measures,
      Instant since,
      Instant now) {
    public Question {
      measures = Map.copyOf(measures);
    }
  }

  /**
   * One observation for each region in which clients hold leases; none where nobody does. A check
   * that nothing is known of is left out, and is then an error of its provider.
   */
  List<RegionObservation> observe(Question question);
}

package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.plan.Measure;
import java.time.Instant;
import java.util.Map;

/**
 * What a gate asks for.
 *
 * @param state what instances act by
 * @param measures where the figures come from, by the name of the check
 * @param since when the evidence of this epoch begins
 */
record Question(
    String environment,
    String collection,
    StageMessage state,
    Gate gate,
    Map<String, Measure> measures,
    Instant since,
    Instant now) {
  Question {
    measures = Map.copyOf(measures);
  }
}

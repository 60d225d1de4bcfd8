package dev.lockstep.registry.impact;

import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.registry.query.Rewriting;

/**
 * A query that a service must send otherwise.
 *
 * @param coexisting what is right while both shapes live
 * @param renewed what is right for documents of the new shape
 * @param before the stage that the rollout must not enter while the original is sent
 */
public record QueryDuty(
    QueryTemplate query, Rewriting coexisting, Rewriting renewed, Stage before) {
  /** Whether somebody must write it anew by hand. */
  public boolean isByHand() {
    return renewed instanceof Rewriting.Impossible;
  }
}

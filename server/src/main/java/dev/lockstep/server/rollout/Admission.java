package dev.lockstep.server.rollout;

import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.fleet.Place;

/** A condition that must hold when a rollout begins. All there are must. Threads share it. */
@FunctionalInterface
public interface Admission {
  /**
   * A rollout that is to begin.
   *
   * @param change the id of the change
   * @param team which answers for it, as the caller says
   */
  record Beginning(Caller caller, Place place, String change, String team, RolloutPlan plan) {}

  /**
   * Refuses what may not begin; it is asked in the transaction in which the rollout begins.
   *
   * @throws dev.lockstep.model.problem.Problem saying why
   */
  void require(Beginning beginning);
}

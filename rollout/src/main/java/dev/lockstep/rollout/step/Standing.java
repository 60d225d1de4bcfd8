package dev.lockstep.rollout.step;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.plan.Plan;

/**
 * Where a rollout stands in its plan.
 *
 * @param index the place among the planned stages; on the way back, the one it left
 */
public record Standing(Stage stage, int index) {
  /** At this place of the plan. */
  static Standing at(Plan plan, int index) {
    return new Standing(plan.stages().get(index).stage(), index);
  }

  /** Whether the change is being taken back, or has been. */
  boolean isOnTheWayBack() {
    return stage == Stage.ROLLING_BACK || stage == Stage.ROLLED_BACK;
  }
}

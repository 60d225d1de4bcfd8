package dev.lockstep.rollout.step;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.HoldRegions;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps back from where a rollout stands, whoever asks for them. */
final class WayBack {
  private final Plan plan;
  private final RolloutState state;
  private final List<Acknowledgement> missing;

  /**
   * From this state.
   *
   * @param missing who has not heard of its epoch
   */
  WayBack(Plan plan, RolloutState state, List<Acknowledgement> missing) {
    this.plan = plan;
    this.state = state;
    this.missing = missing;
  }

  /** This action in all regions; where the stage has no such way, the rollout freezes. */
  NextStep everywhere(Action action, String cause) {
    if (action == Action.SOFT_ROLLBACK && isHalfWay()) {
      return new Stay(new Hold.Converging(missing));
    }
    return target(action)
        .<NextStep>map(to -> new RollBack(action, to, state.epoch() + 1, cause))
        .orElseGet(() -> new Freeze(cause));
  }

  /** A soft rollback of these regions alone, or of all once a second one is concerned. */
  NextStep inRegions(Set<String> regions, String cause) {
    Set<String> held = new HashSet<>(state.condition().held());
    held.addAll(regions);
    return state.standing().stage() == Stage.RAMP && held.size() == 1
        ? new HoldRegions(regions, state.epoch() + 1, cause)
        : everywhere(Action.SOFT_ROLLBACK, cause);
  }

  /** To the ramp step before, or where there is none, to reads from the old shape. */
  NextStep oneStep(String cause) {
    int before = state.standing().index() - 1;
    boolean ramps =
        state.standing().stage() == Stage.RAMP && plan.stages().get(before).stage() == Stage.RAMP;
    return ramps
        ? new RollBack(Action.SOFT_ROLLBACK, Standing.at(plan, before), state.epoch() + 1, cause)
        : everywhere(Action.SOFT_ROLLBACK, cause);
  }

  /**
   * Whether somebody may still be at {@code retiring}, from which reads return in two moves: the
   * second waits for the first.
   */
  private boolean isHalfWay() {
    return state.standing().stage() == Stage.NEW_PRIMARY
        && state.condition().recovery().isPresent()
        && !missing.isEmpty();
  }

  private Optional<Standing> target(Action action) {
    Stage stage = state.standing().stage();
    return switch (action) {
      case FREEZE -> Optional.empty();
      case SOFT_ROLLBACK ->
          readingOld(stage).flatMap(plan::indexOf).map(index -> Standing.at(plan, index));
      case HARD_ROLLBACK ->
          stage.mayMoveTo(Stage.ROLLING_BACK)
              ? Optional.of(new Standing(Stage.ROLLING_BACK, state.standing().index()))
              : Optional.empty();
    };
  }

  /** The stage on the way to reads from the old shape; from {@code retiring} there are two. */
  private static Optional<Stage> readingOld(Stage stage) {
    if (stage.mayMoveTo(Stage.SHADOW_READ) && stage != Stage.VERIFIED) {
      return Optional.of(Stage.SHADOW_READ);
    }
    return stage == Stage.RETIRING ? Optional.of(Stage.NEW_PRIMARY) : Optional.empty();
  }
}

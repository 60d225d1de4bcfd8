package dev.lockstep.rollout.plan;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.plan.Audience.Percent;
import java.util.Optional;

/**
 * One stage of a plan, or one step of its ramp.
 *
 * @param audience whose reads move; for the ramp and only there
 * @param gate what must be shown before the rollout leaves the stage
 */
public record PlannedStage(Stage stage, Optional<Audience> audience, Gate gate, Conduct conduct) {
  private static final double HALF = 50;

  public PlannedStage {
    if (audience.isPresent() != (stage == Stage.RAMP)) {
      throw new IllegalArgumentException(
          "Cannot plan %s: the ramp, and nothing else, has an audience".formatted(stage));
    }
  }

  /** A stage that is no ramp, with the standard conduct. */
  public static PlannedStage of(Stage stage, Gate gate) {
    return new PlannedStage(stage, Optional.empty(), gate, Conduct.STANDARD);
  }

  /** A ramp step; above half of the reads it steps back when blind. */
  public static PlannedStage ramp(Audience audience, Gate gate) {
    boolean most = audience instanceof Percent part && part.percent() > HALF;
    return new PlannedStage(
        Stage.RAMP,
        Optional.of(audience),
        gate,
        most ? Conduct.STANDARD.with(OnBlind.STEP_BACK) : Conduct.STANDARD);
  }

  /** This stage with another conduct. */
  public PlannedStage with(Conduct other) {
    return new PlannedStage(stage, audience, gate, other);
  }

  @Override
  public String toString() {
    return audience.map(reads -> stage + " " + reads).orElse(stage.word());
  }
}

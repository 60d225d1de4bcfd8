package dev.lockstep.engine.rollout;

import dev.lockstep.model.stage.Stage;

/** How a piece of carrying a rollout ended. */
public sealed interface Outcome {
  /** Where the rollout stands now. */
  Stage stage();

  /** The stage that was asked for is reached and its work is done. */
  record Reached(Stage stage) implements Outcome {}

  /** It was asked to stop; the same command goes on from the checkpoints. */
  record Stopped(Stage stage) implements Outcome {}
}

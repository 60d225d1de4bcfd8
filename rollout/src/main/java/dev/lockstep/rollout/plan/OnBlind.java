package dev.lockstep.rollout.plan;

/** What is done when a gate has seen nothing for a quarter of an hour. */
public enum OnBlind {
  /** Stay, and call a person. */
  HOLD,
  /** Go back to the ramp step before. */
  STEP_BACK,
  /** Let reads return to the old shape. */
  ROLL_BACK
}

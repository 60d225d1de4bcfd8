package dev.lockstep.rollout.plan;

import java.util.Locale;

/** What is done when a gate has seen nothing for a quarter of an hour. */
public enum OnBlind {
  /** Stay, and call a person. */
  HOLD,
  /** Go back to the ramp step before. */
  STEP_BACK,
  /** Let reads return to the old shape. */
  ROLL_BACK;

  /** The name in files and messages, such as {@code step-back}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.lockstep.rollout.plan;

import java.util.Locale;

/** What is done about harm, the gentlest first. */
public enum Action {
  /** Stay, and go no further. */
  FREEZE,
  /** Reads return to the old shape at once; both shapes are written on, and nothing is lost. */
  SOFT_ROLLBACK,
  /** The epoch is fenced and the new shape is taken away. */
  HARD_ROLLBACK;

  /** The name in files and messages, such as {@code soft-rollback}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

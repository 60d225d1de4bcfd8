package dev.lockstep.rollout.statistics;

/** What an e-value is evidence of. */
public enum Direction {
  /** The rate is above the threshold. */
  HARM,
  /** The rate is below the threshold. */
  SAFETY
}

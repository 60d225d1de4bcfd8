package dev.lockstep.rollout.gate;

/** The four outcomes of a check or a gate; the later ones win where several meet. */
public enum Outcome {
  /** Safety is shown. */
  PASS,
  /** Neither is shown yet. */
  INCONCLUSIVE,
  /** It cannot be told, because something does not work. */
  ERROR,
  /** Harm is shown. */
  FAIL
}

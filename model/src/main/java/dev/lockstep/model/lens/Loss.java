package dev.lockstep.model.lens;

/**
 * What a lens loses on its way forward, and so what the way back needs; ordered from least to most.
 */
public enum Loss {
  /** Nothing: the old value follows from the new one. */
  EXACT,
  /** Nothing for most documents; for some, counted by preflight, the complement is needed. */
  CONDITIONAL,
  /** The old value follows from the new one and the complement only. */
  COMPLEMENT,
  /** By intent the old value cannot be rebuilt from anything that is kept. */
  ONE_WAY;

  /** The greater loss of the two. */
  public Loss and(Loss other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

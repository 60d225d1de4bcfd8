package dev.lockstep.registry.evolve.tree;

/** How far a contract may say otherwise than what follows from the operations. */
public enum Latitude {
  /** Not at all. */
  EXACT,
  /** It may promise less: every carried document keeps that promise, too. */
  LOOSER,
  /** As it likes: the operations do not settle it, and a count of the documents does. */
  ANY;

  /** The further of the two. */
  public Latitude or(Latitude other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

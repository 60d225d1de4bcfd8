package dev.lockstep.registry.evolve;

/** How far a contract may say otherwise than what follows from the operations. */
enum Latitude {
  /** Not at all. */
  EXACT,
  /** It may promise less: every carried document keeps that promise, too. */
  LOOSER,
  /** As it likes: the operations do not settle it, and a count of the documents does. */
  ANY;

  Latitude or(Latitude other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

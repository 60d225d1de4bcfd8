package dev.lockstep.registry.evolve;

/** Whether something stands at a place of every document that has what is around the place. */
enum Presence {
  ALWAYS,
  SOMETIMES;

  static Presence of(boolean always) {
    return always ? ALWAYS : SOMETIMES;
  }

  Presence and(Presence other) {
    return of(this == ALWAYS && other == ALWAYS);
  }
}

package dev.lockstep.registry.evolve.tree;

/** Whether something stands at a place of every document that has what is around the place. */
public enum Presence {
  ALWAYS,
  SOMETIMES;

  /** Always, or only sometimes. */
  public static Presence of(boolean always) {
    return always ? ALWAYS : SOMETIMES;
  }

  /** Always where both are. */
  public Presence and(Presence other) {
    return of(this == ALWAYS && other == ALWAYS);
  }
}

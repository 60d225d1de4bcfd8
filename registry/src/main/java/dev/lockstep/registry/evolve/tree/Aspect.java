package dev.lockstep.registry.evolve.tree;

/** One thing that a contract says of a place. */
public enum Aspect {
  ID,
  TYPE,
  REQUIRED,
  NULLABLE,
  CHOICE,
  LIMITS,
  UNIQUE,
  /** Unit, encoding, encryption and references. */
  MEANING,
  /** Whether fields that are not named may be there, and how many. */
  CONTENT
}

package dev.lockstep.registry.rule;

/** What a rule is about; each of the first six contains those before it. */
public enum Category {
  SHAPE,
  TYPES,
  CONSTRAINTS,
  KEYS,
  QUERIES,
  WRITES,
  GOVERNANCE
}

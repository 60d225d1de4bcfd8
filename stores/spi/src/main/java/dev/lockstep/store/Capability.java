package dev.lockstep.store;

/** Something a store may be able to do; what it lacks it declines, and says so when asked. */
public enum Capability {
  /** Changes are announced in order, with positions to resume from. */
  CHANGE_FEED,
  /** A write past its deadline has no effect at the server itself. */
  DEADLINE_FENCE,
  /** A guard is checked in the very step of its write; else the times of cells order writes. */
  GUARDED_WRITES,
  /** Documents may hold whatever fields; else room is made for them first. */
  FREE_FIELDS,
  /** Secondary indexes can be built and dropped. */
  INDEXES,
  /** Documents can expire after a date they hold. */
  TTL,
  /** Documents with a field whose name has a dot or begins with a dollar can be updated. */
  ODD_NAMES,
  /** The server can check documents against a validator. */
  VALIDATOR,
  /** Health is more than an answer to a ping. */
  HEALTH,
  /** The store tells of itself: its catalogue, its documents, who uses it. */
  SURVEY
}

package dev.lockstep.registry.formula;

/** What is known about a statement (Kleene's logic). */
public enum Truth {
  NO,
  UNKNOWN,
  YES;

  /** The truth of a statement that is decided. */
  public static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  /** The truth of both together. */
  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The truth of one of the two. */
  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The truth of the opposite. */
  public Truth not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}

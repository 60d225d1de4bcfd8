package dev.lockstep.registry.pattern;

/** A text is no pattern, or one that cannot be followed in linear time. */
public final class PatternNotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;

  PatternNotTakenException(String why, int column) {
    super(why);
    this.column = column;
  }

  PatternNotTakenException(String why, int column, Throwable cause) {
    super(why, cause);
    this.column = column;
  }

  /** Where in the pattern reading stopped, counted from 1. */
  public int column() {
    return column;
  }
}

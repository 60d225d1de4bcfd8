package dev.lockstep.api.json;

/** A text is not Extended JSON; says where reading stopped and why, without quoting the text. */
public final class ExtendedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final long line;
  private final int column;

  ExtendedJsonException(long line, int column, String why) {
    super(why);
    this.why = why;
    this.line = line;
    this.column = column;
  }

  ExtendedJsonException at(long otherLine) {
    return new ExtendedJsonException(otherLine, column, why);
  }

  /** Why reading stopped. */
  public String why() {
    return why;
  }

  /** The line, counted from 1. */
  public long line() {
    return line;
  }

  /** The column, counted from 1. */
  public int column() {
    return column;
  }
}

package dev.lockstep.formats.cel;

/** A text is not an expression of Lockstep; says where in the text and why. */
public final class CelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final int line;
  private final int column;

  CelException(int line, int column, String why) {
    super(why);
    this.why = why;
    this.line = line;
    this.column = column;
  }

  /** The line of the text, counted from 1. */
  public int line() {
    return line;
  }

  /** The column in that line, counted from 1. */
  public int column() {
    return column;
  }

  /** Why reading stopped. */
  public String why() {
    return why;
  }
}

package dev.lockstep.model.pattern;

/** A text is not a pattern; the column says where reading stopped. */
public final class TextPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final int column;

  TextPatternException(String why, int column) {
    super(why);
    this.why = why;
    this.column = column;
  }

  /** Where in the pattern the error is, counted from 1. */
  public int column() {
    return column;
  }

  /** Why reading stopped. */
  public String why() {
    return why;
  }
}

package dev.lockstep.model.path;

/** A text is not a path; the column says where reading stopped. */
public final class PathSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final int column;

  /** A slip in this column, counted from 1. */
  public PathSyntaxException(String why, int column) {
    super(why);
    this.why = why;
    this.column = column;
  }

  /** Where in the text the error is, counted from 1. */
  public int column() {
    return column;
  }

  /** Why reading stopped. */
  public String why() {
    return why;
  }
}

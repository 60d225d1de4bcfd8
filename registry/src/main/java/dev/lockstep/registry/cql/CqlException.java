package dev.lockstep.registry.cql;

/** A text is not understood from a place on. */
public final class CqlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String what;

  /**
   * A text that stops making sense.
   *
   * @param at where, counted from 0
   * @param what what stands there, in words
   */
  public CqlException(int at, String what) {
    super(what);
    this.at = at;
    this.what = what;
  }

  /** Where in the text it is, counted from 0. */
  public int at() {
    return at;
  }

  /** What stands there. */
  public String what() {
    return what;
  }
}

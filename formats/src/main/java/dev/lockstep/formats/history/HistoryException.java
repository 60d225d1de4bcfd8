package dev.lockstep.formats.history;

/** Figures that cannot be used; says why in half a sentence. */
public final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryException(String why) {
    super(why);
  }

  /** Why they cannot be used. */
  public String why() {
    return String.valueOf(getMessage());
  }
}

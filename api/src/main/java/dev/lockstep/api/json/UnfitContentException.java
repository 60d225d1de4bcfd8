package dev.lockstep.api.json;

/** An object's names say that it is another type, and its content does not fit that type. */
public final class UnfitContentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String why;

  UnfitContentException(String why) {
    super(why);
    this.why = why;
  }

  /** Why it does not fit. */
  public String why() {
    return why;
  }
}

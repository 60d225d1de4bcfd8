package dev.lockstep.registry.query.trail;

/** A part of a template has no form in the shape asked for. Never leaves the rewriters. */
public final class Lost extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  /** A reason, as the end of a sentence. */
  public Lost(String why) {
    super(why);
    this.why = why;
  }

  /** The reason, as the end of a sentence. */
  public String why() {
    return why;
  }
}

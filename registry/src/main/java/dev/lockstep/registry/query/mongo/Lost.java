package dev.lockstep.registry.query.mongo;

/** A part of a template has no form in the shape asked for. Never leaves this package. */
final class Lost extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  Lost(String why) {
    super(why);
    this.why = why;
  }

  /** The reason, as the end of a sentence. */
  String why() {
    return why;
  }
}

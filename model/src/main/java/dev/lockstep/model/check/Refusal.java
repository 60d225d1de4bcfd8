package dev.lockstep.model.check;

/** The change holds the document back. Thrown and caught within this package only. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal() {
    super("The change has no place for a value of the document", null, false, false);
  }
}

package dev.lockstep.api.wire;

/** What was told is not as {@code docs/spec/control-plane.md} says; in one sentence. */
public final class WireException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Refuses this field, or whole text. */
  WireException(String what, String why) {
    super("Cannot take " + what + ": " + why);
  }
}

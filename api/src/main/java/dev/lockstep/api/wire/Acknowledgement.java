package dev.lockstep.api.wire;

/** An instance has nothing older than this epoch in flight, and owes no older write. */
public record Acknowledgement(long epoch) {
  /** Refuses an epoch below 1. */
  public Acknowledgement {
    Bounds.number("epoch", epoch, 1, Bounds.NUMBER_MAX);
  }
}

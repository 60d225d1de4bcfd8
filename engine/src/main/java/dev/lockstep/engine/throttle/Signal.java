package dev.lockstep.engine.throttle;

/** Something that may speak against going on. */
@FunctionalInterface
interface Signal {
  /** Looks now, with the limits of these settings. */
  Reading read(ThrottleSettings settings);

  /** What a look showed. */
  sealed interface Reading {
    /** Nothing speaks against going on. */
    Reading CLEAR = new Clear();

    /** Nothing speaks against going on. */
    record Clear() implements Reading {}

    /** Work should wait. */
    record Soft(String reason) implements Reading {}

    /** Work should end, if a second look shows the same. */
    record Critical(String reason) implements Reading {}
  }
}

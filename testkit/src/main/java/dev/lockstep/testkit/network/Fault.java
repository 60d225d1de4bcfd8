package dev.lockstep.testkit.network;

import java.time.Duration;

/** What a {@link FaultProxy} does to the bytes of one direction. */
public sealed interface Fault {
  /** Every byte passes at once. */
  record Pass() implements Fault {}

  /** Every piece of data passes after a pause. */
  record Delay(Duration pause) implements Fault {
    /** A pause is positive. */
    public Delay {
      requireThat(pause.isPositive(), "a pause is positive");
    }
  }

  /** Nothing passes and nobody is told; what was sent arrives when the fault is lifted. */
  record BlackHole() implements Fault {}

  /** Connections are closed, and so is every new one. */
  record Cut() implements Fault {}

  /** Each connection is closed once so many more bytes have passed. */
  record CloseAfter(long bytes) implements Fault {
    /** At least no byte passes. */
    public CloseAfter {
      requireThat(bytes >= 0, "a number of bytes is not negative");
    }
  }

  private static void requireThat(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException("Cannot make a fault: " + rule);
    }
  }
}

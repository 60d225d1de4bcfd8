package dev.lockstep.client.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is to happen, a minute at most. */
public final class Await {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Await() {}

  public static void until(String what, BooleanSupplier isSo) {
    long began = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - began > LONGEST.toNanos()) {
        throw new AssertionError("It did not happen in a minute that " + what);
      }
      LockSupport.parkNanos(100_000);
    }
  }
}

package dev.lockstep.server.testing;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what is to happen. */
public final class Awaiting {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

  private Awaiting() {}

  /** What is looked at, once it is as it shall be. */
  @CanIgnoreReturnValue
  public static <T> T until(Supplier<T> look, Predicate<T> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!wanted.test(seen)) {
      if (System.nanoTime() > end) {
        return fail("It never became so: " + seen);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      seen = look.get();
    }
    return seen;
  }
}

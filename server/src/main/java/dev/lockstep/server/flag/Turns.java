package dev.lockstep.server.flag;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many evaluations are under way at most, so that leases and reports of figures always find a
 * connection to the database. Threads share it.
 */
@Component
final class Turns {
  /** How many are under way at most: half of the connections. */
  static final int AT_ONCE = 4;

  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /** Does the work in its turn; empty when there was none in time. */
  <T> Optional<T> take(Supplier<T> work) {
    if (!isFree()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      free.release();
    }
  }

  private boolean isFree() {
    try {
      return free.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

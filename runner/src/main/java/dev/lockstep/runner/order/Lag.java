package dev.lockstep.runner.order;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * How far the replicas of a store were behind a moment ago. It is read on a thread of its own, so
 * that a store which does not answer keeps no report waiting. Threads share it.
 */
final class Lag {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration AGE_MAX = Duration.ofSeconds(15);

  private final InstantSource clock;
  private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());

  private record Reading(Duration lag, Instant time) {}

  Lag(InstantSource clock) {
    this.clock = clock;
  }

  /** What was read last, unless that is too long ago. */
  Optional<Duration> now() {
    Instant oldest = clock.instant().minus(AGE_MAX);
    return last.get().filter(reading -> reading.time().isAfter(oldest)).map(Reading::lag);
  }

  /** Reads it now and then until closed. */
  Watch watch(Supplier<Optional<Duration>> store) {
    Watch watch = new Watch(new CountDownLatch(1));
    Thread unused = Thread.ofVirtual().name("lockstep-lag").start(() -> read(store, watch));
    return watch;
  }

  /** The reading of a store that is open. */
  record Watch(CountDownLatch closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.countDown();
    }
  }

  private void read(Supplier<Optional<Duration>> store, Watch watch) {
    try {
      do {
        last.set(asked(store));
      } while (!watch.closed().await(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Reading> asked(Supplier<Optional<Duration>> store) {
    try {
      return store.get().map(lag -> new Reading(lag, clock.instant()));
    } catch (RuntimeException e) {
      return Optional.empty(); // It cannot be asked now, or was closed meanwhile.
    }
  }
}

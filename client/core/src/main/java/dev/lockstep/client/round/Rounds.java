package dev.lockstep.client.round;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loops on virtual threads of their own, which one round that fails does not end. */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is done again after as long as it says. */
  @FunctionalInterface
  public interface Round {
    /** Does it once. */
    Duration run() throws InterruptedException;
  }

  /** Starts a loop under this name. */
  public void start(String name, Round round) {
    Thread unused = Thread.ofVirtual().name("lockstep-" + name).start(() -> repeat(name, round));
  }

  private void repeat(String name, Round round) {
    try {
      Duration pause = Duration.ZERO;
      while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        pause = once(name, round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration once(String name, Round round) throws InterruptedException {
    try {
      return round.run();
    } catch (RuntimeException e) {
      LOG.warn("A round of {} failed and is tried again: {}", name, e.getClass().getName());
      return AFTER_A_FAULT;
    }
  }

  /** No round begins any more; one that is under way goes on to its end. */
  @Override
  public void close() {
    closed.countDown();
  }
}

package dev.lockstep.server.database;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Beats whenever something was decided here, so that those who follow the journal look at once
 * instead of at their next turn; what other servers decide, they find at their next turn. Threads
 * share it.
 */
@Component
public final class Pulse {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition beaten = lock.newCondition();
  private long beats;

  /** Something was decided. */
  public void beat() {
    lock.lock();
    try {
      beats++;
      beaten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often it has beaten. */
  public long beats() {
    lock.lock();
    try {
      return beats;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it has beaten more often than so, or a time is over.
   *
   * @return how often it has beaten
   */
  public long await(long known, Duration max) throws InterruptedException {
    lock.lock();
    try {
      long left = max.toNanos();
      while (beats == known && left > 0) {
        left = beaten.awaitNanos(left);
      }
      return beats;
    } finally {
      lock.unlock();
    }
  }
}

package dev.lockstep.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The lines a process has printed so far; one thread fills it, others wait for a line. */
final class Transcript {
  /** Later lines are read, so that the process goes on, but not kept. */
  private static final int LINES_MAX = 200_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean isComplete;

  void fillFrom(BufferedReader reader) {
    try (reader) {
      String line = reader.readLine();
      while (line != null) {
        add(line);
        line = reader.readLine();
      }
    } catch (IOException e) {
      // The process was destroyed while it was printing.
    } finally {
      complete();
    }
  }

  private void add(String line) {
    lock.lock();
    try {
      if (lines.size() < LINES_MAX) {
        lines.add(line);
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void complete() {
    lock.lock();
    try {
      isComplete = true;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The first line that fits, or nothing when the process is silent for good or time is up. */
  Optional<String> await(Predicate<String> wanted, long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    int looked = 0;
    lock.lock();
    try {
      while (true) {
        for (; looked < lines.size(); looked++) {
          if (wanted.test(lines.get(looked))) {
            return Optional.of(lines.get(looked));
          }
        }
        if (isComplete || left <= 0) {
          return Optional.empty();
        }
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void awaitComplete(long timeoutNanos) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutNanos;
    lock.lock();
    try {
      while (!isComplete && deadline - System.nanoTime() > 0) {
        grown.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  List<String> lines() {
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }
}

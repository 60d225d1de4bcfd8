package dev.lockstep.runner.order;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.runner.order.Foreman.Listener;

/** A foreman at work on a thread of his own, until closed. Threads may share it. */
public final class Shift implements AutoCloseable {
  private final Foreman foreman;
  private final Thread thread;

  private Shift(Foreman foreman, Thread thread) {
    this.foreman = foreman;
    this.thread = thread;
  }

  static Shift of(Foreman foreman, Listener listener) {
    Thread thread = Thread.ofVirtual().name("lockstep-runner").start(() -> run(foreman, listener));
    return new Shift(foreman, thread);
  }

  private static void run(Foreman foreman, Listener listener) {
    try {
      foreman.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Problem problem) {
      listener.dismissed(problem);
    }
  }

  /** Ends the work after the batches under way, and waits for that; a second time nothing. */
  @Override
  public void close() {
    foreman.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

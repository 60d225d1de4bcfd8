package dev.lockstep.testkit.network;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The fault that one direction suffers from, and the moment it is replaced.
 *
 * <p>Threads share it; each {@link Setting} is immutable but for its latch.
 */
final class Direction {
  private volatile Setting setting = new Setting(new Fault.Pass());

  Setting setting() {
    return setting;
  }

  boolean isCut() {
    return setting.fault() instanceof Fault.Cut;
  }

  synchronized void set(Fault fault) {
    Setting replaced = setting;
    setting = new Setting(fault);
    replaced.lifted.countDown();
  }

  /** One fault, from when it was set until it is lifted. Compared by identity. */
  static final class Setting {
    private final Fault fault;
    private final CountDownLatch lifted = new CountDownLatch(1);

    private Setting(Fault fault) {
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }

    void awaitLifted(long timeoutMillis) throws InterruptedException {
      var unused = lifted.await(timeoutMillis, TimeUnit.MILLISECONDS);
    }
  }
}

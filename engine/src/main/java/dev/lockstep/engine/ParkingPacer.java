package dev.lockstep.engine;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Lets real time pass by parking the thread; the one place where the engine does. */
public final class ParkingPacer implements Pacer {
  private static final long LOOK_AGAIN_MILLIS = 100;

  @Override
  public void pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  @Override
  public <T> T during(Supplier<T> call, Runnable meanwhile) {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = Thread.ofVirtual().name("long-call").start(task);
    assert thread.isVirtual();
    while (true) {
      try {
        return task.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillWorking) {
        meanwhile.run();
      } catch (ExecutionException e) {
        throw Unwrapped.of(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CompletionException(e);
      }
    }
  }
}

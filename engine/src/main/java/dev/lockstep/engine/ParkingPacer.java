package dev.lockstep.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets real time pass by parking the thread; the one place where the engine does. */
public final class ParkingPacer implements Pacer {

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
}

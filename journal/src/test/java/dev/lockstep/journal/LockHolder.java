package dev.lockstep.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A process that takes a lock, says so, and holds it until it is killed. */
final class LockHolder {
  private LockHolder() {}

  /** Takes the lock of the change {@code args[1]} in the folder {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    try (ChangeLock held = ChangeLock.tryAcquire(Path.of(args[0]), args[1]).orElseThrow()) {
      System.out.println(held.isHeld() ? "held" : "lost");
      int end = System.in.read();
      System.out.println(end);
    }
  }
}

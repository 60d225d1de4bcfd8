package dev.lockstep.rollout.window;

import dev.lockstep.rollout.statistics.Split;
import java.time.Duration;
import java.time.Instant;

/**
 * What both paths did in one span of time, which starts at a multiple of its length since the
 * epoch.
 */
public record Window(Instant start, Duration length, Arm newPath, Arm oldPath) {
  public Window {
    if (length.toMillis() < 1 || start.toEpochMilli() % length.toMillis() != 0) {
      throw new IllegalArgumentException(
          "Cannot begin a window of %s at %s: windows are aligned".formatted(length, start));
    }
  }

  /** The moment after its last. */
  public Instant end() {
    return start.plus(length);
  }

  /** Whether both paths served something, so that they can be compared. */
  public boolean isComparable() {
    return newPath.operations() > 0 && oldPath.operations() > 0;
  }

  /**
   * How its bad operations fell on the two paths, with the share of the traffic that the new one
   * had in this very window.
   */
  public Split split() {
    double all = (double) newPath.operations() + oldPath.operations();
    return new Split(newPath.bad(), oldPath.bad(), newPath.operations() / all);
  }
}

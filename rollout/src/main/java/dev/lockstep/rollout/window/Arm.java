package dev.lockstep.rollout.window;

/**
 * What one path did in some time.
 *
 * @param operations how many distinct operations it served
 * @param bad how many of them went badly: failed, were too slow, or answered differently
 */
public record Arm(long operations, long bad) {
  /** A path that did nothing. */
  public static final Arm NONE = new Arm(0, 0);

  public Arm {
    if (bad < 0 || bad > operations) {
      throw new IllegalArgumentException(
          "Cannot count %d bad operations among %d".formatted(bad, operations));
    }
  }

  /** Both together. */
  public Arm plus(Arm other) {
    return new Arm(Math.addExact(operations, other.operations), Math.addExact(bad, other.bad));
  }

  /** The share of bad operations, 0 where there were none. */
  public double badShare() {
    return operations == 0 ? 0 : (double) bad / operations;
  }
}

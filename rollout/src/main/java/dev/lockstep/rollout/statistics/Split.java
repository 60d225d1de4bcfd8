package dev.lockstep.rollout.statistics;

/**
 * How bad events fell on the two paths. Fractions of events stand for expected ones, which the
 * planner reckons with.
 *
 * @param newPath bad events on the new path
 * @param oldPath bad events on the old path
 * @param share the share of the traffic that the new path had, above 0 and below 1
 */
public record Split(double newPath, double oldPath, double share) {
  public Split {
    if (!(newPath >= 0 && oldPath >= 0 && share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Cannot split %s and %s events by a share of %s".formatted(newPath, oldPath, share));
    }
  }

  /** The share as odds: the traffic of the new path for each request of the old one. */
  double odds() {
    return share / (1 - share);
  }

  /**
   * How many bad events the new path has beyond what this ratio of rates would give it; negative
   * where it has fewer.
   */
  public double excess(double ratio) {
    double theta = ratio * odds() / (1 + ratio * odds());
    return newPath - theta * (newPath + oldPath);
  }
}

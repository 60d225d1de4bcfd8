package dev.lockstep.rollout.statistics;

import java.util.List;

/**
 * Evidence on the ratio of two rates that grows window by window: that bad events are more than
 * {@code ratio} times as frequent on the new path as on the old one, or less. Immutable.
 *
 * <p>The share of the traffic may differ in every window, so each has its own threshold for the new
 * path's part of the bad events: {@code theta = ratio * odds / (1 + ratio * odds)}. The evidence is
 * the product of the windows' e-values, and the prior of each window is what the earlier ones
 * taught, carried over to its odds. That is a choice made before the window, so the product stays
 * an e-value; and while the share stays the same, the product is exactly the one e-value of the
 * summed counts, so that nothing is lost by looking often.
 *
 * <p>The first prior has the weight of half an event on the new path and its mean at the ratio.
 *
 * @param ratio how many times as frequent, the threshold
 * @param logEvidence the natural log of the e-value
 */
public record EProcess(Direction direction, double ratio, Seen seen, double logEvidence) {
  /**
   * What the prior and the earlier windows taught.
   *
   * @param newPath bad events on the new path
   * @param oldPathByOdds bad events on the old path, each weighed by the odds of its window
   */
  public record Seen(double newPath, double oldPathByOdds) {}

  private static final double PRIOR_WEIGHT = 0.5;

  public EProcess {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException("Cannot weigh a ratio of " + ratio);
    }
  }

  /** No evidence yet. */
  public static EProcess of(Direction direction, double ratio) {
    return new EProcess(direction, ratio, new Seen(PRIOR_WEIGHT, PRIOR_WEIGHT / ratio), 0);
  }

  /** The evidence after one more window. */
  public EProcess after(Split split) {
    double odds = split.odds();
    double theta = ratio * odds / (1 + ratio * odds);
    BetaMixture prior = new BetaMixture(seen.newPath, seen.oldPathByOdds / odds);
    Seen now =
        new Seen(seen.newPath + split.newPath(), seen.oldPathByOdds + split.oldPath() * odds);
    return new EProcess(
        direction,
        ratio,
        now,
        logEvidence + prior.logEvidence(direction, theta, split.newPath(), split.oldPath()));
  }

  /** The evidence after these windows; neighbours of the same share are reckoned together. */
  public EProcess after(List<Split> splits) {
    EProcess process = this;
    int first = 0;
    for (int i = 1; i <= splits.size(); i++) {
      if (i == splits.size() || splits.get(i).share() != splits.get(first).share()) {
        process = process.after(sum(splits.subList(first, i)));
        first = i;
      }
    }
    return process;
  }

  private static Split sum(List<Split> splits) {
    return new Split(
        splits.stream().mapToDouble(Split::newPath).sum(),
        splits.stream().mapToDouble(Split::oldPath).sum(),
        splits.getFirst().share());
  }
}

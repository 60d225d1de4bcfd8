package dev.lockstep.rollout.gate;

import java.time.Duration;

/**
 * The rules that all checks of a gate share.
 *
 * @param window the length of a window; a disturbance up to this long cannot trip a check softly
 * @param alpha the chance, per stage, that a healthy rollout ever trips; split over checks and
 *     regions
 * @param dwell how long a rollout stays at the stage at least
 * @param coverage the share of key ranges that must have been seen, weighed by their documents
 */
public record GateRules(Duration window, double alpha, Duration dwell, double coverage) {
  /** The e-value at which safety counts as shown. */
  public static final double SAFETY = 20;

  /** The ratio to what was before, up to which the old path counts as recovered. */
  static final double RETURN_MARGIN = 1.25;

  /** The rules where a plan does not say others. */
  public static final GateRules STANDARD =
      new GateRules(Duration.ofSeconds(60), 0.01, Duration.ofMinutes(15), 0.95);

  public GateRules {
    if (!window.isPositive() || window.toMillis() % 2 != 0 || dwell.isNegative()) {
      throw new IllegalArgumentException(
          "Cannot judge by windows of %s and a dwell of %s".formatted(window, dwell));
    }
    if (!(alpha > 0 && alpha < 1 && coverage >= 0 && coverage <= 1)) {
      throw new IllegalArgumentException(
          "Cannot judge by an alpha of %s and a coverage of %s".formatted(alpha, coverage));
    }
  }

  /** The length of the windows that observations come in. */
  public Duration half() {
    return window.dividedBy(2);
  }
}

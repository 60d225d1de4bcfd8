package dev.lockstep.registry.rule;

import dev.lockstep.model.usage.Evidence.Grade;
import java.math.BigDecimal;

/**
 * What a team asks of evidence and of time.
 *
 * @param evidence the least grade of evidence that makes a finding matter less
 * @param freshDays how old evidence of a usage may be to count
 * @param coverage the share of traffic that must have been observed for a path to count as unused
 * @param windowDays how long traffic must have been observed for that
 * @param graceDays how long something stays after it is deprecated, at least
 * @param driftShare the share of stored documents that may violate the contract without an error
 */
public record Terms(
    Grade evidence,
    int freshDays,
    BigDecimal coverage,
    int windowDays,
    int graceDays,
    BigDecimal driftShare) {
  /** What holds where nobody says otherwise. */
  public static final Terms DEFAULTS =
      new Terms(Grade.DECLARED, 180, new BigDecimal("0.95"), 7, 0, BigDecimal.ONE);

  /** The same, asking for evidence of this grade. */
  public Terms asking(Grade least) {
    return new Terms(least, freshDays, coverage, windowDays, graceDays, driftShare);
  }
}

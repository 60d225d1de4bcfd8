package dev.lockstep.model.governance;

import java.time.Period;
import java.util.Optional;

/**
 * How long data is kept, in whole days, months and years.
 *
 * @param atLeast nobody purges it earlier
 * @param atMost nobody keeps it longer
 */
public record Retention(Optional<Period> atLeast, Optional<Period> atMost) {
  private static final double DAYS_OF_MONTH = 365.2425 / 12;

  public Retention {
    if (isNegative(atLeast) || isNegative(atMost)) {
      throw new IllegalArgumentException("A retention is not negative");
    }
  }

  private static boolean isNegative(Optional<Period> period) {
    return period.isPresent() && period.get().isNegative();
  }

  /** The length of a period in days, with months of their mean length, to compare two. */
  public static double days(Period period) {
    return (period.getYears() * 12.0 + period.getMonths()) * DAYS_OF_MONTH + period.getDays();
  }
}

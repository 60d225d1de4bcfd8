package dev.lockstep.registry.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How old evidence may be to count.
 *
 * @param today the day on which it is asked, in UTC
 * @param days how many days it counts
 */
public record Freshness(LocalDate today, int days) {
  /** The first day that counts. */
  public LocalDate oldest() {
    return today.minusDays(days);
  }

  /** Whether evidence of a moment counts; that of days to come proves nothing, clocks aside. */
  public boolean holds(Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return !day.isBefore(oldest()) && !day.isAfter(today.plusDays(1));
  }
}

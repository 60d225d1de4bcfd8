package dev.lockstep.rollout.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a rollout may go forward; the way back is open at all times.
 *
 * @param from the first minute of each day
 * @param until the first minute that is out again, later on the same day
 */
public record ChangeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {
  public ChangeWindow {
    days = Set.copyOf(days);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "Cannot open a window from %s until %s".formatted(from, until));
    }
  }

  /** Whether it is open at this moment. */
  public boolean isOpen(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    LocalTime time = local.toLocalTime();
    return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
  }
}

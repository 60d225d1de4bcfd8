package dev.lockstep.registry.window;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moments by the clock of a zone: the five fields of cron. Immutable; threads may share it.
 *
 * <p>The fields are held against the time on the wall alone, and each time is then looked up in the
 * zone. So a time that the clock skips comes when the skipped hour would have passed, and a time
 * that the clock shows twice comes twice: a window that forbids is never lost to a change of the
 * clock.
 */
public final class Schedule {
  private static final int SIZE_MAX = 100;
  private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** By how much two clocks of one zone may differ, and more. */
  private static final Duration SHIFT_MAX = Duration.ofDays(1);

  private final String text;
  private final ZoneId zone;
  private final ExecutionTime times;

  private Schedule(String text, ZoneId zone, ExecutionTime times) {
    this.text = text;
    this.zone = zone;
    this.times = times;
  }

  /** The schedule in a text; empty where it is none, or no moment ever fits it. */
  public static Optional<Schedule> of(String text, ZoneId zone) {
    if (text.length() > SIZE_MAX) {
      return Optional.empty();
    }
    try {
      CronParser parser =
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
      Schedule schedule = new Schedule(text, zone, ExecutionTime.forCron(parser.parse(text)));
      return schedule.after(ANY).map(first -> schedule);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // The parser throws either for a text that is no schedule.
    }
  }

  /** The zone whose clock counts. */
  ZoneId zone() {
    return zone;
  }

  /** The latest moment of this schedule that is not after one and less than a time before it. */
  Optional<Instant> latest(Instant until, Duration within) {
    Instant from = until.minus(within);
    LocalDateTime last = local(until).plus(shift(from, until));
    Optional<LocalDateTime> time = before(last.plusNanos(1));
    while (time.isPresent()) {
      List<Instant> moments = moments(time.get());
      Optional<Instant> found =
          moments.reversed().stream()
              .filter(each -> each.isAfter(from) && !each.isAfter(until))
              .findFirst();
      if (found.isPresent() || !moments.getLast().isAfter(from)) {
        return found;
      }
      time = before(time.get());
    }
    return Optional.empty();
  }

  /** The first moment of this schedule after one. */
  Optional<Instant> next(Instant after) {
    LocalDateTime first = local(after).minus(shift(after, after));
    Optional<LocalDateTime> time = after(first.minusNanos(1));
    Optional<Instant> best = Optional.empty();
    while (time.isPresent()) {
      List<Instant> moments = moments(time.get());
      best =
          Stream.concat(best.stream(), moments.stream().filter(each -> each.isAfter(after)))
              .min(Instant::compareTo);
      if (moments.getFirst().isAfter(after)) {
        return best;
      }
      time = after(time.get());
    }
    return best;
  }

  private LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  /** Nothing where the clock of the zone runs evenly around these moments. */
  private Duration shift(Instant from, Instant to) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(from.minus(SHIFT_MAX));
    return change == null || change.getInstant().isAfter(to.plus(SHIFT_MAX))
        ? Duration.ZERO
        : SHIFT_MAX;
  }

  /** When the clock of the zone shows this time, the earlier first. */
  private List<Instant> moments(LocalDateTime time) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return offsets.isEmpty()
        ? List.of(time.atZone(zone).toInstant())
        : offsets.stream().map(time::toInstant).sorted().toList();
  }

  private Optional<LocalDateTime> before(LocalDateTime time) {
    return times.lastExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  private Optional<LocalDateTime> after(LocalDateTime time) {
    return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Schedule that && text.equals(that.text) && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}

package dev.lockstep.model.conversion;

import dev.lockstep.model.document.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Instants as ISO 8601 text and as milliseconds; a text without an offset is in UTC. */
final class Dates {
  private static final int SIZE_MAX = 40;
  private static final DateTimeFormatter WRITER =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Dates() {}

  static String write(Value.DateTime date) {
    return WRITER.format(Instant.ofEpochMilli(date.epochMillis()));
  }

  static Optional<Value> date(Value value) {
    return value instanceof Value.Text text
        ? read(text.value()).flatMap(Dates::millis)
        : value instanceof Value.Bool
            ? Optional.empty()
            : Numbers.whole(value).map(Value.DateTime::new);
  }

  private static Optional<Instant> read(String text) {
    if (text.isEmpty() || text.length() > SIZE_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (parsed(text)) {
            case OffsetDateTime there -> there.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case TemporalAccessor day ->
                LocalDate.from(day).atStartOfDay().toInstant(ZoneOffset.UTC);
          });
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static TemporalAccessor parsed(String text) {
    return text.indexOf('T') < 0
        ? LocalDate.parse(text)
        : DateTimeFormatter.ISO_DATE_TIME.parseBest(
            text, OffsetDateTime::from, LocalDateTime::from);
  }

  private static Optional<Value> millis(Instant instant) {
    try {
      return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))
          ? Optional.of(new Value.DateTime(instant.toEpochMilli()))
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}

package dev.lockstep.cli.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads moments. */
final class Moment implements ITypeConverter<Instant> {
  /** For the parser of commands. */
  Moment() {}

  @Override
  public Instant convert(String text) {
    try {
      OffsetDateTime moment = OffsetDateTime.parse(text);
      if (moment.getYear() >= 1970 && moment.getYear() <= 9999) {
        return moment.toInstant();
      }
    } catch (DateTimeException e) {
      // Said below, as of a moment that is too far away.
    }
    throw new TypeConversionException(
        "'%s' is no moment such as 2026-11-20T08:00:00Z".formatted(text));
  }
}

package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Range;
import dev.lockstep.registry.number.Exact;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges single values by the bounds they are held within. */
final class Limited {
  private Limited() {}

  static Fit by(Limits limits, Value value) {
    return switch (value) {
      case Value.Text(String text) -> text(limits, text);
      case Value.Binary(int subtype, var bytes) -> Fitting.sized(limits.length(), bytes.size());
      case Value.DateTime(long millis) -> moment(limits, Instant.ofEpochMilli(millis));
      default -> Value.number(value).map(number -> number(limits.range(), number)).orElse(Fit.FITS);
    };
  }

  private static Fit text(Limits limits, String text) {
    return Fit.all(
        Stream.of(
            Fitting.sized(limits.length(), text.codePointCount(0, text.length())),
            Patterns.fit(limits.pattern(), text),
            limits.format().isPresent() ? Formats.fit(limits.format().get(), text) : Fit.FITS));
  }

  private static Fit number(Range range, BigDecimal number) {
    boolean isMultiple =
        range
            .multipleOf()
            .filter(step -> step.signum() != 0 && !Exact.isMultiple(number, step))
            .isEmpty();
    return Fit.when(range.contains(number) && isMultiple);
  }

  private static Fit moment(Limits limits, Instant moment) {
    return Fit.all(
        Stream.of(
            limits.earliest().map(text -> order(text, moment, -1)).orElse(Fit.FITS),
            limits.latest().map(text -> order(text, moment, 1)).orElse(Fit.FITS)));
  }

  /** Whether a moment is not beyond the one written here: not before it, or not after it. */
  private static Fit order(String bound, Instant moment, int beyond) {
    return instant(bound)
        .map(end -> Fit.when(Integer.signum(moment.compareTo(end)) != beyond))
        .orElse(Fit.OPEN);
  }

  /** The moment a contract writes as a bound; empty where it is written in another way. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

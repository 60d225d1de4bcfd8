package dev.lockstep.model.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something happens, written {@code 20/s}, {@code 3/min}, {@code 100/h}, {@code 1/d}. */
public record Rate(BigDecimal times, Duration per) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?) */ *(s|min|h|d)");

  public Rate {
    if (times.signum() < 0 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("A rate is not negative, and per a time");
    }
  }

  /** The rate written in this text; empty where it is none. */
  public static Optional<Rate> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Rate(new BigDecimal(form.group(1)), unit(form.group(2))))
        : Optional.empty();
  }

  private static Duration unit(String word) {
    return switch (word) {
      case "s" -> Duration.ofSeconds(1);
      case "min" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  /** The same rate per second. */
  public BigDecimal perSecond() {
    return times.divide(BigDecimal.valueOf(per.toSeconds()), MathContext.DECIMAL64);
  }
}

package dev.lockstep.cli.plan;

import java.time.Duration;
import java.util.Locale;

/** How long times and large numbers read. */
final class Spans {
  private Spans() {}

  /** A length of time in its two largest units. */
  static String of(Duration time) {
    if (time.toDays() > 0) {
      return two(time.toDays(), "d", time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return two(time.toHours(), "h", time.toMinutesPart(), "min");
    }
    return time.toMinutes() > 0
        ? two(time.toMinutes(), "min", time.toSecondsPart(), "s")
        : time.toSeconds() + " s";
  }

  private static String two(long many, String unit, long few, String smaller) {
    return few == 0 ? many + " " + unit : "%d %s %d %s".formatted(many, unit, few, smaller);
  }

  /** An e-value whose natural log is known, as a power of ten. */
  static String power(double log) {
    return String.format(Locale.ROOT, "10^%.1f", log / Math.log(10));
  }
}

package dev.lockstep.engine.throttle;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How quantities are written in settings and reasons, both ways. */
final class Units {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

  private Units() {}

  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a duration is written 500ms, 5s, 2m or 1h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  static String duration(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 && millis > 0 ? millis / 1000 + "s" : millis + "ms";
  }

  static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number is expected", e);
    }
    throw new IllegalArgumentException("a finite number is expected");
  }

  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A share of a whole: {@code 0.8} or {@code 80%}. */
  static double share(String text) {
    return text.endsWith("%") ? number(text.substring(0, text.length() - 1)) / 100 : number(text);
  }

  static String percent(double share) {
    return Math.round(share * 100) + "%";
  }

  /** A multiple: {@code 20x}. */
  static double times(String text) {
    return number(text.endsWith("x") ? text.substring(0, text.length() - 1) : text);
  }

  static String times(double factor) {
    return number(factor) + "x";
  }

  /** An address without what may be secret in it. */
  static String address(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return "%s://%s%s%s".formatted(url.getScheme(), url.getHost(), port, url.getPath());
  }
}

package dev.lockstep.formats.plan;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.rollout.plan.Measure.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers, times and names of plans, each within its bounds. */
final class Amounts {
  private static final Duration TIME_MAX = Duration.ofDays(3650);
  private static final Duration WINDOW_MAX = Duration.ofDays(1);
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,8})(ms|s)");
  private static final Pattern OLD_PATH = Pattern.compile("old\\.p([0-9]{2}(?:\\.[0-9]{1,3})?)");

  private final Reading reading;

  Amounts(Reading reading) {
    this.reading = reading;
  }

  /** The name of a check, a gate, an indicator. */
  Optional<String> name(YamlNode node) {
    Optional<String> name = reading.text(node);
    return name.isEmpty() || NAME.matcher(name.get()).matches()
        ? name
        : reading.bad(
            node,
            "'%s' is no name of letters, digits, '.', '-' and '_' that begins with a letter"
                .formatted(Wording.shortened(name.get())));
  }

  /** A number above this one. */
  Optional<Double> above(double least, YamlNode node) {
    return number(node, number -> number > least, "a number above " + BigDecimal.valueOf(least));
  }

  /** A number between 0 and 1, neither of which it is. */
  Optional<Double> between(YamlNode node) {
    return number(node, number -> number > 0 && number < 1, "a number between 0 and 1");
  }

  /** More than nothing and at most everything. */
  Optional<Double> percent(YamlNode node) {
    return number(
        node, number -> number > 0 && number <= 100, "a percentage above 0 and up to 100");
  }

  private Optional<Double> number(YamlNode node, DoublePredicate fits, String expected) {
    Optional<Double> number = reading.number(node).map(BigDecimal::doubleValue);
    return number.isEmpty() || (Double.isFinite(number.get()) && fits.test(number.get()))
        ? number
        : reading.bad(node, expected + " is expected");
  }

  /** How many people; a few. */
  Optional<Integer> approvals(YamlNode node) {
    Optional<Long> count = reading.count(node);
    return count.isEmpty() || count.get() <= 20
        ? count.map(Math::toIntExact)
        : reading.bad(node, "at most 20 approvals are expected");
  }

  /** A time span of at most ten years. */
  Optional<Duration> time(YamlNode node) {
    Optional<Duration> time = reading.duration(node);
    return time.isEmpty() || time.get().compareTo(TIME_MAX) <= 0
        ? time
        : reading.bad(node, "at most ten years are expected");
  }

  /** The length of windows. */
  Optional<Duration> window(YamlNode node) {
    Optional<Duration> window = reading.duration(node);
    return window.isEmpty()
            || (window.get().isPositive() && window.get().compareTo(WINDOW_MAX) <= 0)
        ? window
        : reading.bad(node, "a window of 1s to 1d is expected");
  }

  /** From what on a request is slow. */
  Optional<Threshold> threshold(YamlNode node) {
    Optional<String> text = reading.text(node);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(text.get());
    if (time.matches()) {
      long number = Long.parseLong(time.group(1));
      return Optional.of(
          new Threshold.Time(
              time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number)));
    }
    Matcher old = OLD_PATH.matcher(text.get());
    if (old.matches() && Double.parseDouble(old.group(1)) > 0) {
      return Optional.of(
          new Threshold.OldPath(new BigDecimal(old.group(1)).movePointLeft(2).doubleValue()));
    }
    return reading.bad(
        node,
        "'%s' is no threshold such as 250ms, 2s or old.p99"
            .formatted(Wording.shortened(text.get())));
  }

  /** What stands under a name that must be there, read so. */
  static <T> Optional<T> required(Part part, String name, Function<YamlNode, Optional<T>> read) {
    return part.required(name).flatMap(read);
  }
}

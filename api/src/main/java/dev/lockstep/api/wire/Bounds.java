package dev.lockstep.api.wire;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What every value of the wire is held to, so that neither end can be made to hold too much. */
final class Bounds {
  /** The largest integer that every reader of JSON keeps exactly. */
  static final long NUMBER_MAX = (1L << 53) - 1;

  private static final int TEXT_MAX = 200;
  private static final Pattern COLLECTION = Pattern.compile("[\\w-][\\w.-]{0,199}");

  private Bounds() {}

  static void number(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new WireException(what, "it is not between %d and %d".formatted(min, max));
    }
  }

  static void count(String what, long value) {
    number(what, value, 0, NUMBER_MAX);
  }

  /** A part counts no more than the whole that it is of. */
  static void part(String what, long part, long whole) {
    count(what, part);
    if (part > whole) {
      throw new WireException(what, "it is more than the whole that it is a part of");
    }
  }

  /** A text for people and logs, so it holds no control characters. */
  static void text(String what, String value) {
    text(what, value, TEXT_MAX);
  }

  static void text(String what, String value, int max) {
    if (value.length() > max || !isPlain(value)) {
      throw new WireException(
          what, "it is longer than %d or holds control characters".formatted(max));
    }
  }

  static boolean isPlain(String value) {
    return value.codePoints().noneMatch(Bounds::isUnfit);
  }

  private static boolean isUnfit(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
  }

  static void name(String what, String value) {
    text(what, value);
    if (value.isBlank()) {
      throw new WireException(what, "it is empty");
    }
  }

  static void collection(String value) {
    if (!COLLECTION.matcher(value).matches()) {
      throw new WireException(
          "collection", "it has 1 to 200 letters, digits, '.', '-' and '_', no '.' first");
    }
  }

  static <T> List<T> list(String what, List<T> values, int max) {
    size(what, values.size(), max);
    return List.copyOf(values);
  }

  static Set<String> names(String what, Set<String> values, int max) {
    size(what, values.size(), max);
    values.forEach(value -> name(what, value));
    return Set.copyOf(values);
  }

  private static void size(String what, int size, int max) {
    if (size > max) {
      throw new WireException(what, "it has more than %d items".formatted(max));
    }
  }
}

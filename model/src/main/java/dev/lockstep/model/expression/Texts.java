package dev.lockstep.model.expression;

import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions of texts. Positions count characters (Unicode code points), never UTF-16 units. */
final class Texts {
  private static final String WHITE_SPACE =
      "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
          + "\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

  private Texts() {}

  static int size(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The order of the code points, which is also that of the UTF-8 bytes. */
  static int order(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean bothPlain = Character.isSurrogate(a) == Character.isSurrogate(b);
        return bothPlain ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  static Optional<Value> concatenation(String left, String right) {
    long size = (long) left.length() + right.length();
    return size > Limits.TEXT_SIZE_MAX ? Optional.empty() : text(left + right);
  }

  static String lowerAscii(String text) {
    return mapped(text, 'A', 'Z', 'a' - 'A');
  }

  static String upperAscii(String text) {
    return mapped(text, 'a', 'z', 'A' - 'a');
  }

  private static String mapped(String text, char first, char last, int by) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= first && c <= last) {
        result.setCharAt(i, (char) (c + by));
      }
    }
    return result.toString();
  }

  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && WHITE_SPACE.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && WHITE_SPACE.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  static Optional<Value> indexOf(String text, String part, long from) {
    return unit(text, from).map(start -> position(text, text.indexOf(part, start)));
  }

  static Value lastIndexOf(String text, String part) {
    return position(text, text.lastIndexOf(part));
  }

  private static Value position(String text, int unit) {
    return Value.int32(unit < 0 ? -1 : text.codePointCount(0, unit));
  }

  static Optional<Value> substring(String text, long from, long to) {
    return unit(text, from)
        .flatMap(start ->
            unit(text, to)
                .filter(end -> start <= end)
                .flatMap(end -> text(text.substring(start, end))));
  }

  private static Optional<Integer> unit(String text, long position) {
    return position < 0 || position > size(text)
        ? Optional.empty()
        : Optional.of(text.offsetByCodePoints(0, (int) position));
  }

  /** Replaces at most {@code times} occurrences, from the left; all where it is negative. */
  static Optional<Value> replace(String text, String part, String by, long times) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    long left = times < 0 ? Long.MAX_VALUE : times;
    int at = left == 0 ? -1 : text.indexOf(part);
    while (at >= 0 && left > 0) {
      result.append(text, from, at).append(by);
      left--;
      if (result.length() > Limits.TEXT_SIZE_MAX) {
        return Optional.empty();
      }
      from = at + part.length();
      at = next(text, part, at);
    }
    result.append(text, from, text.length());
    return result.length() > Limits.TEXT_SIZE_MAX ? Optional.empty() : text(result.toString());
  }

  /** The next occurrence; an empty part occurs before every character and at the end. */
  private static int next(String text, String part, int at) {
    if (!part.isEmpty()) {
      return text.indexOf(part, at + part.length());
    }
    return at >= text.length() ? -1 : text.offsetByCodePoints(at, 1);
  }

  /** The parts between separators, at most {@code limit} of them; all where it is negative. */
  static Optional<Value> split(String text, String separator, long limit) {
    if (limit == 0) {
      return Optional.of(Value.Array.of());
    }
    List<Value> parts = new ArrayList<>();
    int from = 0;
    int at = separator.isEmpty() ? next(text, separator, 0) : text.indexOf(separator);
    while (at >= 0 && at < text.length() + separator.length() && parts.size() + 1 != limit) {
      if (separator.isEmpty() && at == text.length()) {
        break;
      }
      parts.add(Value.text(text.substring(from, at)));
      if (parts.size() >= Limits.ITEMS_MAX) {
        return Optional.empty();
      }
      from = at + separator.length();
      at = next(text, separator, at);
    }
    parts.add(Value.text(text.substring(from)));
    return Optional.of(new Value.Array(parts));
  }

  static Optional<Value> join(List<Value> items, String separator) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Value.Text item)) {
        return Optional.empty();
      }
      result.append(i == 0 ? "" : separator).append(item.value());
      if (result.length() > Limits.TEXT_SIZE_MAX) {
        return Optional.empty();
      }
    }
    return text(result.toString());
  }

  static Optional<Value> text(String text) {
    return Optional.of(Value.text(text));
  }
}

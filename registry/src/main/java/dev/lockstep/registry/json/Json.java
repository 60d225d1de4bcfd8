package dev.lockstep.registry.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value. Numbers are equal by value ({@code 1} and {@code 1.0}), objects whatever the
 * order of their members. Immutable; {@code toString} is its text.
 */
public sealed interface Json {
  /** The value {@code null}. */
  Json NULL = new Null();

  /** {@code null}. */
  record Null() implements Json {
    @Override
    public String toString() {
      return "null";
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Json {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A number. */
  final class Num implements Json {
    private static final int PLAIN_DIGITS_MAX = 400;

    private final BigDecimal value;
    private final boolean whole;

    /**
     * A number.
     *
     * @param whole whether it is written without fraction and exponent
     */
    public Num(BigDecimal value, boolean whole) {
      this.value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      this.whole = whole;
    }

    /** The number of this value, in its simplest form. */
    public static Num of(BigDecimal value) {
      BigDecimal simple = value.stripTrailingZeros();
      return new Num(simple, simple.scale() <= 0 && isPlain(simple));
    }

    /** The number of this value. */
    public static Num of(long value) {
      return of(BigDecimal.valueOf(value));
    }

    /** The exact value, without trailing zeros. */
    public BigDecimal value() {
      return value;
    }

    /** Whether it is written without fraction and exponent. */
    public boolean isWrittenWhole() {
      return whole;
    }

    /** Whether its value has no fraction. */
    public boolean isWhole() {
      return value.scale() <= 0;
    }

    private static boolean isPlain(BigDecimal number) {
      return (long) number.precision() + Math.abs((long) number.scale()) <= PLAIN_DIGITS_MAX;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Num that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }

    @Override
    public String toString() {
      if (!isPlain(value)) {
        return value.toString();
      }
      return value.toPlainString() + (isWhole() && !whole ? ".0" : "");
    }
  }

  /** A text. */
  record Text(String value) implements Json {
    @Override
    public String toString() {
      return quoted(value);
    }
  }

  /** A list of values. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return String.join(",", values.stream().map(Json::toString).toList())
          .transform(text -> "[" + text + "]");
    }
  }

  /** Names with their values, in the order they came in. */
  record Members(Map<String, Json> values) implements Json {
    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      return String.join(
              ",",
              values.entrySet().stream().map(e -> quoted(e.getKey()) + ":" + e.getValue()).toList())
          .transform(text -> "{" + text + "}");
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

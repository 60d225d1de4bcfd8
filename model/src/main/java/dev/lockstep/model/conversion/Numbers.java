package dev.lockstep.model.conversion;

import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers between their types and texts. A double stands for the shortest decimal that reads back
 * as it, so that {@code 0.1} is the same number as a double, a decimal and a text.
 */
final class Numbers {
  private static final int SIZE_MAX = 400;
  private static final int DIGITS_MAX = 400;
  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  private Numbers() {}

  /** The value as a decimal number; nothing for what is no finite number. */
  private static Optional<BigDecimal> exact(Value value) {
    return switch (value) {
      case Value.Int32 number -> Optional.of(BigDecimal.valueOf(number.value()));
      case Value.Int64 number -> Optional.of(BigDecimal.valueOf(number.value()));
      case Value.Float64 number ->
          Double.isFinite(number.value())
              ? Optional.of(new BigDecimal(Double.toString(number.value())))
              : Optional.empty();
      case Value.Decimal128 number -> number.number();
      case Value.Text text ->
          text.value().length() <= SIZE_MAX && NUMERAL.matcher(text.value()).matches()
              ? Optional.of(new BigDecimal(text.value()))
              : Optional.empty();
      case Value.Bool bool -> Optional.of(bool.value() ? BigDecimal.ONE : BigDecimal.ZERO);
      case Value.DateTime date -> Optional.of(BigDecimal.valueOf(date.epochMillis()));
      case Value v -> Optional.empty();
    };
  }

  /** The value as a whole number of 64 bits. */
  static Optional<Long> whole(Value value) {
    return switch (value) {
      case Value.Int32 number -> Optional.of((long) number.value());
      case Value.Int64 number -> Optional.of(number.value());
      case Value v -> exact(v).flatMap(Numbers::whole);
    };
  }

  private static Optional<Long> whole(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of(0L);
    }
    long digits = (long) number.precision() - number.scale();
    if (digits < 1 || digits > 19 || number.scale() > DIGITS_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Optional<Value> toDouble(Value value) {
    if (value instanceof Value.Int32 number) {
      return Optional.of(Value.float64(number.value()));
    }
    return exact(value)
        .filter(number -> isSame(number.doubleValue(), number))
        .map(number -> Value.float64(number.doubleValue()));
  }

  private static boolean isSame(double converted, BigDecimal number) {
    return Double.isFinite(converted)
        && new BigDecimal(Double.toString(converted)).compareTo(number) == 0;
  }

  static Optional<Value> toDecimal(Value value) {
    return exact(value).flatMap(Value.Decimal128::of).map(decimal -> decimal);
  }
}

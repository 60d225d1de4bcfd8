package dev.lockstep.model.expression;

import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arithmetic of values.
 *
 * <p>Two 32-bit integers give one where the result fits and a 64-bit one where it does not; with a
 * 64-bit integer the result is one; with a double it is a double; with a decimal it is a decimal of
 * 34 digits. A result that is infinite, not a number or out of range is no value.
 */
final class Numbers {
  private Numbers() {}

  static boolean isNumber(Value value) {
    return value instanceof Value.Int32
        || value instanceof Value.Int64
        || value instanceof Value.Float64
        || value instanceof Value.Decimal128;
  }

  static boolean isNaN(Value value) {
    return (value instanceof Value.Float64 number && Double.isNaN(number.value()))
        || (value instanceof Value.Decimal128 decimal && decimal.isNaN());
  }

  /** -1 or 1 for an infinite number, 0 for a finite one. */
  static int infinity(Value value) {
    if (value instanceof Value.Float64 number && Double.isInfinite(number.value())) {
      return number.value() < 0 ? -1 : 1;
    }
    if (value instanceof Value.Decimal128 decimal && decimal.isInfinite()) {
      return decimal.high() < 0 ? -1 : 1;
    }
    return 0;
  }

  static Optional<Long> integer(Value value) {
    if (value instanceof Value.Int32 number) {
      return Optional.of((long) number.value());
    }
    return value instanceof Value.Int64 number ? Optional.of(number.value()) : Optional.empty();
  }

  static Optional<Value> join(Operator operator, Value left, Value right) {
    if (operator == Operator.ADD && left instanceof Value.Text a && right instanceof Value.Text b) {
      return Texts.concatenation(a.value(), b.value());
    }
    if (operator == Operator.ADD
        && left instanceof Value.Array a
        && right instanceof Value.Array b) {
      return concatenation(a.items(), b.items());
    }
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    if (left instanceof Value.Decimal128 || right instanceof Value.Decimal128) {
      return decimals(operator, left, right);
    }
    if (left instanceof Value.Float64 || right instanceof Value.Float64) {
      return doubles(operator, toDouble(left), toDouble(right));
    }
    boolean narrow = left instanceof Value.Int32 && right instanceof Value.Int32;
    return longs(operator, integer(left).orElse(0L), integer(right).orElse(0L))
        .map(result -> narrow ? narrowest(result) : Value.int64(result));
  }

  static Value narrowest(long number) {
    return number == (int) number ? Value.int32((int) number) : Value.int64(number);
  }

  private static double toDouble(Value value) {
    return value instanceof Value.Float64 number ? number.value() : integer(value).orElse(0L);
  }

  private static Optional<Value> concatenation(List<Value> left, List<Value> right) {
    if (left.size() + right.size() > Limits.ITEMS_MAX) {
      return Optional.empty();
    }
    List<Value> items = new ArrayList<>(left);
    items.addAll(right);
    return Optional.of(new Value.Array(items));
  }

  private static Optional<Long> longs(Operator operator, long left, long right) {
    if (right == 0 && (operator == Operator.DIVIDE || operator == Operator.REMAINDER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (operator) {
            case ADD -> Math.addExact(left, right);
            case SUBTRACT -> Math.subtractExact(left, right);
            case MULTIPLY -> Math.multiplyExact(left, right);
            case DIVIDE -> Math.divideExact(left, right);
            case REMAINDER -> left % right;
          });
    } catch (ArithmeticException overflow) {
      return Optional.empty();
    }
  }

  private static Optional<Value> doubles(Operator operator, double left, double right) {
    double result =
        switch (operator) {
          case ADD -> left + right;
          case SUBTRACT -> left - right;
          case MULTIPLY -> left * right;
          case DIVIDE -> left / right;
          case REMAINDER -> Double.NaN;
        };
    return Double.isFinite(result) ? Optional.of(Value.float64(result)) : Optional.empty();
  }

  /** A double beside a decimal is no value: it must be converted on purpose, for it would round. */
  private static Optional<Value> decimals(Operator operator, Value left, Value right) {
    if (left instanceof Value.Float64 || right instanceof Value.Float64) {
      return Optional.empty();
    }
    return Value.number(left)
        .flatMap(a -> Value.number(right).flatMap(b -> decimals(operator, a, b)));
  }

  private static Optional<Value> decimals(Operator operator, BigDecimal left, BigDecimal right) {
    boolean division = operator == Operator.DIVIDE || operator == Operator.REMAINDER;
    if ((division && right.signum() == 0) || operator == Operator.REMAINDER) {
      return Optional.empty();
    }
    BigDecimal result =
        switch (operator) {
          case ADD -> left.add(right, MathContext.DECIMAL128);
          case SUBTRACT -> left.subtract(right, MathContext.DECIMAL128);
          case MULTIPLY -> left.multiply(right, MathContext.DECIMAL128);
          case DIVIDE -> left.divide(right, MathContext.DECIMAL128);
          case REMAINDER -> left;
        };
    return Value.Decimal128.of(result).map(decimal -> decimal);
  }

  /** The nearest whole number, a half away from zero. */
  static Optional<Value> rounded(Value value) {
    if (value instanceof Value.Float64 number) {
      return Value.number(number)
          .map(exact -> exact.setScale(0, RoundingMode.HALF_UP).doubleValue())
          .map(Value::float64);
    }
    return value instanceof Value.Decimal128
        ? Value.number(value)
            .map(exact -> exact.scale() > 0 ? exact.setScale(0, RoundingMode.HALF_UP) : exact)
            .flatMap(Value.Decimal128::of)
        : Optional.of(value).filter(Numbers::isNumber);
  }

  static Optional<Value> negated(Value value) {
    if (value instanceof Value.Float64 number) {
      return doubles(Operator.MULTIPLY, number.value(), -1.0);
    }
    return value instanceof Value.Decimal128
        ? Value.number(value).flatMap(number -> Value.Decimal128.of(number.negate()))
        : join(Operator.SUBTRACT, Value.int32(0), value);
  }
}

package dev.lockstep.tck.key;

import dev.lockstep.model.document.Value;
import java.math.BigDecimal;

/**
 * Compares numbers of any type by their exact value; NaN lies below all of them and equals itself,
 * and the zeros are equal.
 */
final class NumberOrder {
  private static final int NAN = 0;
  private static final int NEGATIVE_INFINITY = 1;
  private static final int FINITE = 2;
  private static final int POSITIVE_INFINITY = 3;

  private NumberOrder() {}

  static int compare(Value left, Value right) {
    if (isInteger(left) && isInteger(right)) {
      return Long.compare(integer(left), integer(right));
    }
    int leftKind = kind(left);
    int rightKind = kind(right);
    if (leftKind != FINITE || rightKind != FINITE) {
      return Integer.compare(leftKind, rightKind);
    }
    return exact(left).compareTo(exact(right));
  }

  private static boolean isInteger(Value value) {
    return value instanceof Value.Int32 || value instanceof Value.Int64;
  }

  private static long integer(Value value) {
    return value instanceof Value.Int32 small ? small.value() : ((Value.Int64) value).value();
  }

  private static int kind(Value value) {
    if (value instanceof Value.Float64 number) {
      double d = number.value();
      return Double.isNaN(d) ? NAN : Double.isInfinite(d) ? infinity(d < 0) : FINITE;
    }
    if (value instanceof Value.Decimal128 number) {
      return number.isNaN() ? NAN : number.isInfinite() ? infinity(number.high() < 0) : FINITE;
    }
    return FINITE;
  }

  private static int infinity(boolean negative) {
    return negative ? NEGATIVE_INFINITY : POSITIVE_INFINITY;
  }

  private static BigDecimal exact(Value value) {
    if (value instanceof Value.Float64 number) {
      return new BigDecimal(number.value());
    }
    if (value instanceof Value.Decimal128 number) {
      return number.number().orElseThrow();
    }
    return BigDecimal.valueOf(integer(value));
  }
}

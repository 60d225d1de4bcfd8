package dev.lockstep.tck.key;

import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Compares numbers of any type by their exact value; NaN lies below all of them and equals itself,
 * and the zeros are equal.
 */
final class NumberOrder {
  private static final int NAN = 0;
  private static final int NEGATIVE_INFINITY = 1;
  private static final int FINITE = 2;
  private static final int POSITIVE_INFINITY = 3;

  private static final int BIAS = 6176;

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
      int top = (int) (number.high() >>> 58) & 0x1f;
      return top == 0x1f ? NAN : top == 0x1e ? infinity(number.high() < 0) : FINITE;
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
      return decimal(number);
    }
    return BigDecimal.valueOf(integer(value));
  }

  /** Two leading bits of 11 mean a coefficient too large to be canonical, which counts as zero. */
  private static BigDecimal decimal(Value.Decimal128 number) {
    long high = number.high();
    if ((high >>> 61 & 3) == 3) {
      return BigDecimal.ZERO;
    }
    int exponent = (int) (high >>> 49 & 0x3fff) - BIAS;
    BigInteger coefficient =
        BigInteger.valueOf(high & 0x1ffffffffffffL)
            .shiftLeft(64)
            .or(new BigInteger(Long.toUnsignedString(number.low())));
    return new BigDecimal(high < 0 ? coefficient.negate() : coefficient, -exponent);
  }
}

package dev.lockstep.model.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimal128 numbers between their bits (binary integer decimal, as BSON stores them), their text
 * and exact decimals. Nothing is rounded: what does not fit exactly has no bits.
 */
final class DecimalNotation {
  private static final int BIAS = 6176;
  private static final int EXPONENT_MAX = 6111;
  private static final int DIGITS_MAX = 34;
  private static final int TEXT_SIZE_MAX = 7000;
  private static final long SIGN = 1L << 63;
  private static final long INFINITY = 0x7800000000000000L;
  private static final long NAN = 0x7c00000000000000L;
  private static final long SPECIAL_MASK = 0x7c00000000000000L;
  private static final BigInteger SIGNIFICAND_MAX =
      BigInteger.TEN.pow(DIGITS_MAX).subtract(BigInteger.ONE);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

  private DecimalNotation() {}

  static boolean isNaN(long high) {
    return (high & SPECIAL_MASK) == NAN;
  }

  static boolean isInfinite(long high) {
    return (high & SPECIAL_MASK) == INFINITY;
  }

  /** The finite number these bits stand for; a negative zero is 0. */
  static Optional<BigDecimal> number(long high, long low) {
    if (isNaN(high) || isInfinite(high)) {
      return Optional.empty();
    }
    BigDecimal size = new BigDecimal(significand(high, low), -exponent(high));
    return Optional.of(high < 0 ? size.negate() : size);
  }

  static String write(long high, long low) {
    if (isNaN(high)) {
      return "NaN";
    }
    String sign = high < 0 ? "-" : "";
    return isInfinite(high)
        ? sign + "Infinity"
        : sign + new BigDecimal(significand(high, low), -exponent(high));
  }

  static Optional<Value.Decimal128> parse(String text) {
    if (text.length() > TEXT_SIZE_MAX) {
      return Optional.empty();
    }
    boolean negative = text.startsWith("-");
    String size = text.startsWith("+") || negative ? text.substring(1) : text;
    return switch (size.toLowerCase(Locale.ROOT)) {
      case "nan" -> Optional.of(new Value.Decimal128(NAN, 0));
      case "infinity", "inf" ->
          Optional.of(new Value.Decimal128(negative ? INFINITY | SIGN : INFINITY, 0));
      default ->
          NUMBER.matcher(text).matches() ? bits(new BigDecimal(size), negative) : Optional.empty();
    };
  }

  static Optional<Value.Decimal128> bits(BigDecimal number, boolean negative) {
    BigInteger significand = number.unscaledValue().abs();
    long exponent = -(long) number.scale();
    if (significand.signum() == 0) {
      exponent = Math.clamp(exponent, -BIAS, EXPONENT_MAX);
    }
    while (exponent < -BIAS || significand.compareTo(SIGNIFICAND_MAX) > 0) {
      BigInteger[] parts = significand.divideAndRemainder(BigInteger.TEN);
      if (parts[1].signum() != 0) {
        return Optional.empty();
      }
      significand = parts[0];
      exponent++;
    }
    while (exponent > EXPONENT_MAX) {
      significand = significand.multiply(BigInteger.TEN);
      exponent--;
      if (significand.compareTo(SIGNIFICAND_MAX) > 0) {
        return Optional.empty();
      }
    }
    long high = significand.shiftRight(64).longValue() | ((exponent + BIAS) << 49);
    return Optional.of(
        new Value.Decimal128(negative ? high | SIGN : high, significand.longValue()));
  }

  /**
   * Bits above 10^34 - 1, and those with the long exponent prefix, stand for zero by the standard.
   */
  private static BigInteger significand(long high, long low) {
    if (hasLongPrefix(high)) {
      return BigInteger.ZERO;
    }
    BigInteger upper = BigInteger.valueOf(high & 0x1ffffffffffffL).shiftLeft(64);
    BigInteger whole = upper.add(new BigInteger(Long.toUnsignedString(low)));
    return whole.compareTo(SIGNIFICAND_MAX) > 0 ? BigInteger.ZERO : whole;
  }

  private static int exponent(long high) {
    int shift = hasLongPrefix(high) ? 47 : 49;
    return (int) ((high >>> shift) & 0x3fff) - BIAS;
  }

  private static boolean hasLongPrefix(long high) {
    return (high & 0x6000000000000000L) == 0x6000000000000000L;
  }
}

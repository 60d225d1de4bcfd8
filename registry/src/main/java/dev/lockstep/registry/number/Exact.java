package dev.lockstep.registry.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Exact arithmetic on decimal numbers; comparing is safe for all, the rest for handy ones. */
public final class Exact {
  private static final int DIGITS_MAX = 5_000;

  private Exact() {}

  /** Whether computing with it stays small: 1e400 is handy, 1e999999999 is not. */
  public static boolean isHandy(BigDecimal number) {
    return number.precision() <= DIGITS_MAX && Math.abs((long) number.scale()) <= DIGITS_MAX;
  }

  /** Whether a handy number is a multiple of a handy one above zero. */
  public static boolean isMultiple(BigDecimal number, BigDecimal of) {
    int scale = Math.max(0, Math.max(number.scale(), of.scale()));
    return scaled(number, scale).mod(scaled(of, scale)).signum() == 0;
  }

  /** The smallest number above zero that both handy ones divide. */
  public static BigDecimal leastCommonMultiple(BigDecimal one, BigDecimal other) {
    int scale = Math.max(0, Math.max(one.scale(), other.scale()));
    BigInteger a = scaled(one, scale);
    BigInteger b = scaled(other, scale);
    return new BigDecimal(a.divide(a.gcd(b)).multiply(b), scale).stripTrailingZeros();
  }

  /** How often the step goes into the number, rounded down. */
  public static BigInteger quotientDown(BigDecimal number, BigDecimal step) {
    int scale = Math.max(0, Math.max(number.scale(), step.scale()));
    return new BigDecimal(scaled(number, scale))
        .divide(new BigDecimal(scaled(step, scale)), 0, RoundingMode.FLOOR)
        .toBigInteger();
  }

  private static BigInteger scaled(BigDecimal number, int scale) {
    return number.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
  }
}

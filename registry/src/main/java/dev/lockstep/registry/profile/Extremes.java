package dev.lockstep.registry.profile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The least and the greatest number, exactly: each kind of number is compared with its own. */
final class Extremes {
  private long wholeMin = Long.MAX_VALUE;
  private long wholeMax = Long.MIN_VALUE;
  private double realMin = Double.POSITIVE_INFINITY;
  private double realMax = Double.NEGATIVE_INFINITY;
  private @Nullable BigDecimal decimalMin;
  private @Nullable BigDecimal decimalMax;
  private long special;

  void add(long number) {
    wholeMin = Math.min(wholeMin, number);
    wholeMax = Math.max(wholeMax, number);
  }

  void add(double number) {
    if (!Double.isFinite(number)) {
      special++;
      return;
    }
    realMin = Math.min(realMin, number);
    realMax = Math.max(realMax, number);
  }

  void add(Optional<BigDecimal> decimal) {
    if (decimal.isEmpty()) {
      special++;
      return;
    }
    BigDecimal number = decimal.get();
    decimalMin = decimalMin == null ? number : decimalMin.min(number);
    decimalMax = decimalMax == null ? number : decimalMax.max(number);
  }

  void add(Extremes other) {
    wholeMin = Math.min(wholeMin, other.wholeMin);
    wholeMax = Math.max(wholeMax, other.wholeMax);
    realMin = Math.min(realMin, other.realMin);
    realMax = Math.max(realMax, other.realMax);
    if (other.decimalMin != null && other.decimalMax != null) {
      add(Optional.of(other.decimalMin));
      add(Optional.of(other.decimalMax));
    }
    special += other.special;
  }

  /** How many were NaN or infinite. */
  long special() {
    return special;
  }

  Optional<BigDecimal> min() {
    return all(wholeMin, wholeMin <= wholeMax, realMin, decimalMin).min(BigDecimal::compareTo);
  }

  Optional<BigDecimal> max() {
    return all(wholeMax, wholeMin <= wholeMax, realMax, decimalMax).max(BigDecimal::compareTo);
  }

  private static Stream<BigDecimal> all(
      long whole, boolean hasWhole, double real, @Nullable BigDecimal decimal) {
    Stream<BigDecimal> first = hasWhole ? Stream.of(BigDecimal.valueOf(whole)) : Stream.empty();
    Stream<BigDecimal> second =
        Double.isFinite(real) ? Stream.of(new BigDecimal(real)) : Stream.empty();
    return Stream.concat(Stream.concat(first, second), Stream.ofNullable(decimal));
  }
}

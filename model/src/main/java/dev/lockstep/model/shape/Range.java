package dev.lockstep.model.shape;

import java.math.BigDecimal;
import java.util.Optional;

/** Which numbers may stand somewhere, exactly. */
public record Range(Optional<Bound> min, Optional<Bound> max, Optional<BigDecimal> multipleOf) {
  /** Any number. */
  public static final Range ANY = new Range(Optional.empty(), Optional.empty(), Optional.empty());

  /** An end of a range. */
  public record Bound(BigDecimal value, Edge edge) {}

  /** Whether the number at an end is in the range. */
  public enum Edge {
    INCLUDED,
    EXCLUDED
  }

  /** Whether no number lies between the ends. */
  public boolean isEmpty() {
    if (min.isEmpty() || max.isEmpty()) {
      return false;
    }
    int order = min.get().value().compareTo(max.get().value());
    return order > 0
        || (order == 0 && (min.get().edge() == Edge.EXCLUDED || max.get().edge() == Edge.EXCLUDED));
  }

  /** Whether this number lies between the ends; multiples are another question. */
  public boolean contains(BigDecimal number) {
    return min.map(bound -> isAbove(number, bound)).orElse(true)
        && max.map(bound -> isBelow(number, bound)).orElse(true);
  }

  private static boolean isAbove(BigDecimal number, Bound bound) {
    int order = number.compareTo(bound.value());
    return bound.edge() == Edge.INCLUDED ? order >= 0 : order > 0;
  }

  private static boolean isBelow(BigDecimal number, Bound bound) {
    int order = number.compareTo(bound.value());
    return bound.edge() == Edge.INCLUDED ? order <= 0 : order < 0;
  }
}

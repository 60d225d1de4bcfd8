package dev.lockstep.model.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * On what a statement about a usage stands.
 *
 * @param source where to look, such as a build or a report
 * @param at when it was gathered, which gives it an age
 * @param coverage the share of traffic or code it saw, from 0 to 1
 */
public record Evidence(
    Grade grade, Optional<String> source, Optional<Instant> at, Optional<BigDecimal> coverage) {
  /** How good it is, from the least to the best. */
  public enum Grade {
    /** Somebody says so. */
    DECLARED,
    /** A test shows it. */
    TESTED,
    /** Traffic shows it. */
    OBSERVED;

    /** The word as usages write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Evidence {
    if (coverage.isPresent()
        && (coverage.get().signum() < 0 || coverage.get().compareTo(BigDecimal.ONE) > 0)) {
      throw new IllegalArgumentException("A coverage is from 0 to 1");
    }
  }
}

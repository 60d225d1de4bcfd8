package dev.lockstep.model.shape;

import java.util.Optional;

/**
 * What holds a single value within bounds beside its type.
 *
 * @param earliest for dates and times, the first one as the contract writes it
 * @param latest for dates and times, the last one as the contract writes it
 * @param pattern a regular expression as the contract writes it, which may be invalid
 * @param format such as {@code uuid} or {@code yyyy-MM-dd}
 */
public record Limits(
    Range range,
    Size length,
    Optional<String> earliest,
    Optional<String> latest,
    Optional<String> pattern,
    Optional<String> format) {
  /** No bounds. */
  public static final Limits NONE =
      new Limits(
          Range.ANY,
          Size.ANY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}

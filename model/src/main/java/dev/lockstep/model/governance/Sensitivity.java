package dev.lockstep.model.governance;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How sensitive data is, from the least to the most. */
public enum Sensitivity {
  /** Anybody may see it. */
  PUBLIC,
  /** Everybody of the organisation may see it. */
  INTERNAL,
  /** Those who need it may see it. */
  CONFIDENTIAL,
  /** Few may see it, and each look counts. */
  RESTRICTED;

  /** The class as contracts write it, such as {@code internal}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether data of this class must not stand where only the other is allowed. */
  public boolean isAbove(Sensitivity other) {
    return compareTo(other) > 0;
  }

  /** The class of this word, in any case of letters. */
  public static Optional<Sensitivity> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equalsIgnoreCase(word)).findFirst();
  }
}

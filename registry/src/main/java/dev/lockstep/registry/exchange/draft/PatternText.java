package dev.lockstep.registry.exchange.draft;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of texts that contracts take. */
public final class PatternText {
  private static final int SIZE_MAX = 1000;

  private PatternText() {}

  /** A pattern, if contracts take it; else a remark. */
  public static Optional<String> of(Item item, String pattern, Remarks remarks) {
    try {
      if (pattern.length() <= SIZE_MAX && Pattern.compile(pattern).flags() >= 0) {
        return Optional.of(pattern);
      }
    } catch (PatternSyntaxException e) {
      // Said below, like a pattern that is too long.
    }
    remarks.add(item, "the pattern is none that contracts take");
    return Optional.empty();
  }
}

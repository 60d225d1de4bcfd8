package dev.lockstep.registry.lint;

import java.util.Locale;

/** How much a finding weighs, from the least to the most. */
public enum Level {
  /** Worth knowing. */
  INFO,
  /** Probably wrong, or wrong later. */
  WARNING,
  /** Wrong. */
  ERROR;

  /** The word of reports and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.lockstep.registry.finding;

import java.util.Locale;

/** How much a finding matters, from the least to the most. */
public enum Level {
  /** Nothing breaks. */
  INFO,
  /** Those it touches must say that they know. */
  WARNING,
  /** Nobody can tell; the finding names the evidence that is missing. */
  UNKNOWN,
  /** Something breaks, as the witness shows. */
  ERROR;

  /** The level as files and reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

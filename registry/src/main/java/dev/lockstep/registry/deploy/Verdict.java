package dev.lockstep.registry.deploy;

import java.util.Locale;

/** Whether it may be done; the later, the worse. */
public enum Verdict {
  YES,
  /** Something that decides it is not known. */
  UNKNOWN,
  NO;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

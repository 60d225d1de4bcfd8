package dev.lockstep.server.registry;

import java.util.Locale;

/** What a published file is. */
public enum Kind {
  CONTRACT,
  USAGE,
  CHANGE,
  PLAN,
  POLICY;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

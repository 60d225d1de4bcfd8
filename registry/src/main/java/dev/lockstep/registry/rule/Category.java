package dev.lockstep.registry.rule;

import java.util.Locale;

/** What a rule is about; each contains those before it. */
public enum Category {
  SHAPE,
  TYPES,
  CONSTRAINTS,
  KEYS,
  QUERIES,
  WRITES,
  GOVERNANCE;

  /** The category as files and options write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what belongs to the other belongs to this one, too. */
  public boolean contains(Category other) {
    return other.compareTo(this) <= 0;
  }
}

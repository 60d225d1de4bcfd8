package dev.lockstep.registry.doctor;

import java.util.Locale;

/**
 * Something about a collection that somebody should know.
 *
 * @param where the path or the index; empty for the collection
 */
public record Remark(Kind kind, String where, String sentence) {
  /** What it is about. */
  public enum Kind {
    MIXED_SHAPES,
    MIXED_TYPES,
    SENSITIVE,
    INDEX_UNUSED,
    UNREADABLE,
    NOT_KNOWN;

    /** The stable name, such as {@code mixed-shapes}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

package dev.lockstep.registry.drift;

import java.util.Locale;

/**
 * Something in which a store differs from its contract.
 *
 * @param where the path, the index or the setting
 * @param sentence what differs, without any value of a document
 * @param count how many values it concerns, 0 where it is not about values
 */
public record Difference(Kind kind, String where, String sentence, long count) {
  /** What kind of thing differs. */
  public enum Kind {
    PATH_UNDECLARED,
    TYPE_DIFFERS,
    REQUIRED_MISSING,
    NULL_NOT_ALLOWED,
    OUT_OF_BOUNDS,
    VALUE_NOT_LISTED,
    COLUMN_DIFFERS,
    KEY_DIFFERS,
    INDEX_DIFFERS,
    VALIDATOR_DIFFERS,
    TTL_DIFFERS;

    /** The stable name, such as {@code path-undeclared}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

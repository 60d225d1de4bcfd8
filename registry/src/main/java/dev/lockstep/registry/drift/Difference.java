package dev.lockstep.registry.drift;

import dev.lockstep.model.document.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * Something in which a store differs from its contract.
 *
 * @param where the path, the index or the setting
 * @param sentence what differs, without any value of a document
 * @param count how many values it concerns, 0 where it is not about values
 * @param witness a document made up to show it, where it is about all that there may be
 */
public record Difference(
    Kind kind, String where, String sentence, long count, Optional<Value> witness) {
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
    VALIDATOR_STRICTER,
    VALIDATOR_LOOSER,
    TTL_DIFFERS;

    /** The stable name, such as {@code path-undeclared}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Something that is seen in the store as it is. */
  Difference(Kind kind, String where, String sentence, long count) {
    this(kind, where, sentence, count, Optional.empty());
  }
}

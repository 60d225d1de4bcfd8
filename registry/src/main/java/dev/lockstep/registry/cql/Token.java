package dev.lockstep.registry.cql;

import java.util.Locale;

/**
 * A word or sign of a text in CQL.
 *
 * @param text what it means: a name as the store spells it, a string without its quotes
 * @param start where it begins in the text, counted from 0
 * @param end behind its last character
 */
public record Token(Kind kind, String text, int start, int end) {
  /** What a token is. */
  public enum Kind {
    /** A name or a keyword without quotes, in lower case, as Cassandra takes it. */
    WORD,
    /** A name in double quotes, as it is. */
    QUOTED,
    STRING,
    INTEGER,
    /** A number with a point or an exponent. */
    FLOAT,
    /** A UUID, bytes or a duration. */
    CONSTANT,
    /** A place for a value: its name, or nothing for {@code ?}. */
    MARKER,
    SIGN,
    END
  }

  /** Whether it is this keyword, in any case. */
  public boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equals(keyword.toLowerCase(Locale.ROOT));
  }

  /** Whether it is this sign. */
  public boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whether it can be the name of something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}

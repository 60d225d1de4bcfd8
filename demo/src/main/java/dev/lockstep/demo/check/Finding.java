package dev.lockstep.demo.check;

import dev.lockstep.model.document.Value;

/**
 * Something that is not as the writers left it.
 *
 * @param key the document's key
 * @param where the field or path; {@code document} for the document as a whole
 */
public record Finding(Kind kind, Value key, String where) {
  /** The name of the place for a document as a whole. */
  public static final String WHOLE = "document";

  /** What is wrong. */
  public enum Kind {
    /** A value that was acknowledged should be there and is not. */
    LOST,
    /** A value is there that no writer wrote. */
    INVENTED,
    /** The two shapes disagree. */
    DIVERGENT
  }
}

package dev.lockstep.api.json;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;

/**
 * Reads and writes values as MongoDB Extended JSON v2.
 *
 * <p>Reading takes the canonical and the relaxed notation, and the older forms where they are
 * unambiguous. Texts may be hostile: their nesting and sizes are bounded.
 */
public final class ExtendedJson {
  /** How deep values nest at most. */
  public static final int DEPTH_MAX = 200;

  /** How values are written. */
  public enum Notation {
    /** Every type exactly: what is written reads back equal. */
    CANONICAL,
    /** For people: common numbers and dates plainly, so that 32 and 64 bits look alike. */
    RELAXED
  }

  private ExtendedJson() {}

  /**
   * The value in this text.
   *
   * @throws ExtendedJsonException if the text is not one value in Extended JSON
   * @throws DuplicateFieldException if an object has a name twice
   */
  public static Value read(String text) {
    return JsonReading.read(text);
  }

  /**
   * The document in this text.
   *
   * @throws ExtendedJsonException if the text is not one document in Extended JSON
   * @throws DuplicateFieldException if an object has a name twice
   */
  public static Document readDocument(String text) {
    if (JsonReading.read(text) instanceof Document document) {
      return document;
    }
    throw new ExtendedJsonException(1, 1, "a document begins with '{' and is no other type");
  }

  /** The value as text on one line. */
  public static String write(Value value, Notation notation) {
    return new JsonWriting(notation).write(value);
  }

  /**
   * The value that an object stands for: another type where its names say so, else itself.
   *
   * @throws UnfitContentException if the names say so and the content does not fit
   */
  public static Value interpret(Document object) {
    return TypeObjects.interpret(object);
  }

  /** Whether an object of this content would read as another type. */
  public static boolean isTypeObject(Document object) {
    return TypeObjects.matches(object);
  }
}

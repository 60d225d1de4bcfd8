package dev.lockstep.tck.key;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;

/** A group of types whose values compare with each other, in the order of the groups. */
public enum Bracket {
  MIN_KEY("minKey"),
  UNDEFINED("undefined"),
  NULL("null"),
  NUMBER("number"),
  STRING("string"),
  DOCUMENT("document"),
  ARRAY("array"),
  BINARY("binary"),
  OBJECT_ID("objectId"),
  BOOL("bool"),
  DATE("date"),
  TIMESTAMP("timestamp"),
  REGEX("regex"),
  DB_POINTER("dbPointer"),
  CODE("javascript"),
  SCOPED_CODE("javascriptWithScope"),
  MAX_KEY("maxKey");

  private static final Value.ObjectId NIL = new Value.ObjectId(Bytes.of(new byte[12]));

  private final String word;

  Bracket(String word) {
    this.word = word;
  }

  /** The name of this bracket in key ranges, such as {@code number}. */
  public String word() {
    return word;
  }

  /** The bracket of this value. */
  public static Bracket of(Value value) {
    return of(value.type());
  }

  /** The bracket of the values of this type. */
  public static Bracket of(ValueType type) {
    return switch (type) {
      case MIN_KEY -> MIN_KEY;
      case UNDEFINED -> UNDEFINED;
      case NULL -> NULL;
      case INT32, INT64, DOUBLE, DECIMAL128 -> NUMBER;
      case STRING, SYMBOL -> STRING;
      case DOCUMENT -> DOCUMENT;
      case ARRAY -> ARRAY;
      case BINARY -> BINARY;
      case OBJECT_ID -> OBJECT_ID;
      case BOOL -> BOOL;
      case DATE -> DATE;
      case TIMESTAMP -> TIMESTAMP;
      case REGEX -> REGEX;
      case DB_POINTER -> DB_POINTER;
      case CODE -> CODE;
      case SCOPED_CODE -> SCOPED_CODE;
      case MAX_KEY -> MAX_KEY;
    };
  }

  /** The value of this bracket that lies below all others of it, or is equal to them. */
  public Value lowest() {
    return switch (this) {
      case MIN_KEY -> new Value.MinKey();
      case UNDEFINED -> new Value.Undefined();
      case NULL -> Value.NULL;
      case NUMBER -> Value.float64(Double.NaN);
      case STRING -> Value.text("");
      case DOCUMENT -> Document.empty();
      case ARRAY -> Value.Array.of();
      case BINARY -> new Value.Binary(0, Bytes.of(new byte[0]));
      case OBJECT_ID -> NIL;
      case BOOL -> Value.bool(false);
      case DATE -> new Value.DateTime(Long.MIN_VALUE);
      case TIMESTAMP -> new Value.Timestamp(0);
      case REGEX -> new Value.Regex("", "");
      case DB_POINTER -> new Value.DbPointer("", NIL);
      case CODE -> new Value.Code("");
      case SCOPED_CODE -> new Value.ScopedCode("", Document.empty());
      case MAX_KEY -> new Value.MaxKey();
    };
  }

  /**
   * The bracket of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Bracket ofWord(String word) {
    for (Bracket bracket : values()) {
      if (bracket.word.equals(word)) {
        return bracket;
      }
    }
    throw new IllegalArgumentException("No such key bracket: " + word);
  }
}

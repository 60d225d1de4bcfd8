package dev.lockstep.model.document;

/** The type of a {@link Value}, with the name by which changes and messages call it. */
public enum ValueType {
  DOUBLE("double"),
  STRING("string"),
  DOCUMENT("document"),
  ARRAY("array"),
  BINARY("binary"),
  UNDEFINED("undefined"),
  OBJECT_ID("objectId"),
  BOOL("bool"),
  DATE("date"),
  NULL("null"),
  REGEX("regex"),
  DB_POINTER("dbPointer"),
  CODE("javascript"),
  SYMBOL("symbol"),
  SCOPED_CODE("javascriptWithScope"),
  INT32("int"),
  TIMESTAMP("timestamp"),
  INT64("long"),
  DECIMAL128("decimal"),
  MIN_KEY("minKey"),
  MAX_KEY("maxKey");

  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  /** The name of this type in change files and messages, such as {@code double}. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}

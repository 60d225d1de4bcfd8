package dev.lockstep.model.usage;

/** Something that a reader may meet although its contract version did not promise it. */
public enum Surprise {
  /** A field it does not know. */
  UNKNOWN_FIELD("unknownField"),
  /** A value that an enum did not have. */
  UNKNOWN_ENUM_VALUE("unknownEnumValue"),
  /** A member that a union did not have. */
  UNKNOWN_VARIANT("unknownVariant"),
  /** Null where null was not allowed. */
  NULL("null"),
  /** Nothing where something was required. */
  ABSENCE("absence"),
  /** A number wider than it was. */
  WIDER_NUMBER("widerNumber"),
  /** Values of several types at one path. */
  MIXED_TYPE("mixedType");

  private final String word;

  Surprise(String word) {
    this.word = word;
  }

  /** The word as usages write it. */
  public String word() {
    return word;
  }
}

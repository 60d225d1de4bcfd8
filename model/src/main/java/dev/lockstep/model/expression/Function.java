package dev.lockstep.model.expression;

/** The functions of expressions, with the word and the number of arguments each is written with. */
public enum Function {
  /** How many characters, items, fields or bytes there are. */
  SIZE("size", 1, 1),
  /** The name of the value's type, such as {@code double}. */
  TYPE("type", 1, 1),
  /** The number with its sign turned. */
  NEGATE("-", 1, 1),

  /** A 32-bit integer: fractions are cut off, what is out of range is no value. */
  INT("int", 1, 1),
  /** A 64-bit integer: fractions are cut off; of a date its milliseconds since 1970. */
  LONG("long", 1, 1),
  DOUBLE("double", 1, 1),
  DECIMAL("decimal", 1, 1),
  STRING("string", 1, 1),
  /** A truth value: of 1 or 0, or of the text {@code true} or {@code false}. */
  BOOL("bool", 1, 1),
  /** The nearest whole number, of the same type; a half goes away from zero. */
  ROUND("round", 1, 1),
  /** A date: of a text in ISO 8601, of milliseconds since 1970, or when an object id was made. */
  TIMESTAMP("timestamp", 1, 1),
  /** An object id of 24 hexadecimal digits. */
  OBJECT_ID("objectId", 1, 1),

  LOWER("lower", 1, 1),
  LOWER_ASCII("lowerAscii", 1, 1),
  UPPER("upper", 1, 1),
  UPPER_ASCII("upperAscii", 1, 1),
  /** Without the white space at both ends. */
  TRIM("trim", 1, 1),
  STARTS_WITH("startsWith", 2, 2),
  ENDS_WITH("endsWith", 2, 2),
  CONTAINS("contains", 2, 2),
  /** Where a text first occurs, counted from 0; -1 where it does not. */
  INDEX_OF("indexOf", 2, 3),
  LAST_INDEX_OF("lastIndexOf", 2, 2),
  /** From a position, counted from 0, up to the end or to before another position. */
  SUBSTRING("substring", 2, 3),
  /** With a text replaced wherever it occurs, or the first so many times. */
  REPLACE("replace", 3, 4),
  /** The parts between the occurrences of a separator, at most so many. */
  SPLIT("split", 2, 3),
  /** The texts of an array as one, with a separator between them. */
  JOIN("join", 1, 2),

  /** The items of an array without those that stood there before. */
  DISTINCT("distinct", 1, 1),

  /** The SHA-256 of a text's UTF-8 bytes, in lowercase hexadecimal. */
  SHA256("sha256", 1, 1),
  /** The SHA-1 of a text's UTF-8 bytes, in lowercase hexadecimal. */
  SHA1("sha1", 1, 1),
  /** A text's UTF-8 bytes, or binary data, in lowercase hexadecimal. */
  HEX("hex", 1, 1);

  private final String word;
  private final int argumentsMin;
  private final int argumentsMax;

  Function(String word, int argumentsMin, int argumentsMax) {
    this.word = word;
    this.argumentsMin = argumentsMin;
    this.argumentsMax = argumentsMax;
  }

  /** The name it is written by. */
  public String word() {
    return word;
  }

  /** How many arguments it takes at least, the receiver of a method included. */
  public int argumentsMin() {
    return argumentsMin;
  }

  /** How many arguments it takes at most, the receiver of a method included. */
  public int argumentsMax() {
    return argumentsMax;
  }

  void requireArguments(int count) {
    if (count < argumentsMin || count > argumentsMax) {
      throw new IllegalArgumentException(
          "The function %s does not take %d arguments".formatted(word, count));
    }
  }
}

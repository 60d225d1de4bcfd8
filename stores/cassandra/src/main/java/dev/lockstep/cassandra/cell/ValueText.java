package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Values as text that people can read in {@code cqlsh} and that gives back every bit: equal values
 * have equal texts, and other values have others.
 *
 * <p>Texts, documents, arrays, true, false and null are written as in JSON, and whole numbers of 32
 * bits too; every other type as its name with its content in parentheses, such as {@code long(4)}.
 */
public final class ValueText {
  /** How deep values nest at most. */
  static final int DEPTH_MAX = 200;

  private static final int PRINTABLE_MIN = 0x20;
  private static final int DELETE = 0x7f;

  private final StringBuilder out = new StringBuilder();

  private ValueText() {}

  /** The text of a value; empty where it nests deeper than can be read back. */
  public static Optional<String> write(Value value) {
    ValueText text = new ValueText();
    return text.add(value, 0) ? Optional.of(text.out.toString()) : Optional.empty();
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException where it is not one that was written here
   * @throws dev.lockstep.model.document.DuplicateFieldException where a document has a name twice
   */
  public static Value read(String text) {
    return new ValueTextReading(text).whole();
  }

  private boolean add(Value value, int depth) {
    if (depth > DEPTH_MAX) {
      return false;
    }
    return switch (value) {
      case Document document -> addAll(document, depth);
      case Value.Array array -> addAll(array, depth);
      case Value.ScopedCode code -> addScoped(code, depth);
      case Value.Text(String text) -> put(quoted(text));
      case Value.Int32(int number) -> put(Integer.toString(number));
      case Value.Bool(boolean truth) -> put(Boolean.toString(truth));
      case Value.Null nothing -> put("null");
      case Value.Int64(long number) -> call("long", Long.toString(number));
      case Value.Float64 number -> addFloat(number);
      case Value.Decimal128 number -> addDecimal(number);
      case Value.DateTime(long millis) -> call("date", Long.toString(millis));
      case Value.Timestamp(long stamp) -> call("timestamp", Long.toString(stamp));
      case Value.ObjectId(Bytes bytes) -> call("objectId", bytes.toString());
      case Value.Binary(int subtype, Bytes bytes) ->
          call("binary", subtype + "," + Base64.getEncoder().encodeToString(bytes.toArray()));
      case Value.Regex(String pattern, String options) ->
          call("regex", quoted(pattern) + "," + quoted(options));
      case Value.Code(String source) -> call("code", quoted(source));
      case Value.Symbol(String name) -> call("symbol", quoted(name));
      case Value.DbPointer(String namespace, Value.ObjectId id) ->
          call("dbPointer", quoted(namespace) + "," + id.bytes());
      case Value.Undefined nothing -> call("undefined", "");
      case Value.MinKey least -> call("minKey", "");
      case Value.MaxKey greatest -> call("maxKey", "");
    };
  }

  private boolean addAll(Document document, int depth) {
    out.append('{');
    for (int i = 0; i < document.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(quoted(document.name(i))).append(": ");
      if (!add(document.value(i), depth + 1)) {
        return false;
      }
    }
    return put("}");
  }

  private boolean addAll(Value.Array array, int depth) {
    out.append('[');
    for (int i = 0; i < array.items().size(); i++) {
      out.append(i == 0 ? "" : ", ");
      if (!add(array.items().get(i), depth + 1)) {
        return false;
      }
    }
    return put("]");
  }

  private boolean addScoped(Value.ScopedCode code, int depth) {
    out.append("scopedCode(").append(quoted(code.source())).append(',');
    return add(code.scope(), depth + 1) && put(")");
  }

  /** By its bits where its digits do not give them back, as those of some NaN. */
  private boolean addFloat(Value.Float64 number) {
    String digits = Double.toString(number.value());
    return Value.float64(Double.parseDouble(digits)).equals(number)
        ? call("double", digits)
        : call("doubleBits", hex(number.bits()));
  }

  private boolean addDecimal(Value.Decimal128 number) {
    String digits = number.text();
    return Value.Decimal128.parse(digits).filter(number::equals).isPresent()
        ? call("decimal", digits)
        : call("decimalBits", hex(number.high()) + "," + hex(number.low()));
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  private boolean call(String name, String content) {
    return put(name + "(" + content + ")");
  }

  private boolean put(String text) {
    out.append(text);
    return true;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      addEscaped(text, i, quoted);
    }
    return quoted.append('"').toString();
  }

  /** Half a surrogate pair is a character of Java and none of UTF-8. */
  private static void addEscaped(String text, int at, StringBuilder quoted) {
    char character = text.charAt(at);
    boolean isPlain = character >= PRINTABLE_MIN && character != DELETE;
    if (character == '"' || character == '\\') {
      quoted.append('\\').append(character);
    } else if (isPlain && (!Character.isSurrogate(character) || isPaired(text, at))) {
      quoted.append(character);
    } else {
      quoted.append("\\u").append(HexFormat.of().toHexDigits(character));
    }
  }

  private static boolean isPaired(String text, int at) {
    char character = text.charAt(at);
    return Character.isHighSurrogate(character)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}

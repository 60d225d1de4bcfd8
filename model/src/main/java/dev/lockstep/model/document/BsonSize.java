package dev.lockstep.model.document;

/**
 * How many bytes documents and their fields take in BSON, without encoding them and without
 * allocating anything. Other stores come close enough to compare documents by it.
 */
public final class BsonSize {
  private static final int LENGTH = 4;

  /** A length before, a zero byte after. */
  private static final int FRAME = LENGTH + 1;

  /** The type before a name, the zero byte after it. */
  private static final int TYPE_AND_END = 2;

  /** The deprecated subtype of binary data that carries a second length. */
  private static final int OLD_BINARY = 2;

  private BsonSize() {}

  /** The bytes of a document. */
  public static long of(Document document) {
    long bytes = FRAME;
    for (int i = 0; i < document.size(); i++) {
      bytes += ofField(document.name(i), document.value(i));
    }
    return bytes;
  }

  /** What a field adds to the document that holds it: its type, its name and its value. */
  public static long ofField(String name, Value value) {
    return TYPE_AND_END + utf8(name) + of(value);
  }

  private static long of(Value value) {
    return switch (value) {
      case Document document -> of(document);
      case Value.Array array -> of(array);
      case Value.Text text -> FRAME + utf8(text.value());
      case Value.Symbol symbol -> FRAME + utf8(symbol.name());
      case Value.Code code -> FRAME + utf8(code.source());
      case Value.ScopedCode code -> LENGTH + FRAME + utf8(code.source()) + of(code.scope());
      case Value.Binary binary -> of(binary);
      case Value.Regex regex -> 2 + utf8(regex.pattern()) + utf8(regex.options());
      case Value.DbPointer pointer -> FRAME + utf8(pointer.namespace()) + 12;
      case Value.Decimal128 number -> 16;
      case Value.ObjectId id -> 12;
      case Value.Int64 number -> 8;
      case Value.Float64 number -> 8;
      case Value.DateTime date -> 8;
      case Value.Timestamp timestamp -> 8;
      case Value.Int32 number -> 4;
      case Value.Bool bool -> 1;
      case Value.Null nothing -> 0;
      case Value.Undefined nothing -> 0;
      case Value.MinKey key -> 0;
      case Value.MaxKey key -> 0;
    };
  }

  private static long of(Value.Binary binary) {
    long second = binary.subtype() == OLD_BINARY ? LENGTH : 0;
    return FRAME + second + binary.bytes().size();
  }

  /** An array is a document whose names are the positions. */
  private static long of(Value.Array array) {
    long bytes = FRAME;
    for (int i = 0; i < array.items().size(); i++) {
      bytes += TYPE_AND_END + digits(i) + of(array.items().get(i));
    }
    return bytes;
  }

  private static long digits(int position) {
    long digits = 1;
    for (int left = position; left >= 10; left /= 10) {
      digits++;
    }
    return digits;
  }

  /** A pair of surrogates takes four bytes, two for each. */
  private static long utf8(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= 0x80) {
        bytes += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
      }
    }
    return bytes;
  }
}

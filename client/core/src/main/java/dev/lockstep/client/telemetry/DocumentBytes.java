package dev.lockstep.client.telemetry;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;

/** How large a document is, as BSON holds it; other stores come close enough to compare by it. */
public final class DocumentBytes {
  private static final int FRAME = 5;
  private static final int TYPE_AND_END = 2;
  private static final int PREFIXED_AND_ENDED = 5;

  private DocumentBytes() {}

  /** The size of a document in bytes. */
  public static long of(Document document) {
    long bytes = FRAME;
    for (int i = 0; i < document.size(); i++) {
      bytes += TYPE_AND_END + length(document.name(i)) + of(document.value(i));
    }
    return bytes;
  }

  private static long of(Value value) {
    return switch (value) {
      case Document document -> of(document);
      case Value.Array array -> of(array);
      case Value.Text text -> PREFIXED_AND_ENDED + length(text.value());
      case Value.Symbol symbol -> PREFIXED_AND_ENDED + length(symbol.name());
      case Value.Code code -> PREFIXED_AND_ENDED + length(code.source());
      case Value.ScopedCode code ->
          4 + PREFIXED_AND_ENDED + length(code.source()) + of(code.scope());
      case Value.Binary binary -> PREFIXED_AND_ENDED + (long) binary.bytes().size();
      case Value.Regex regex -> 2 + length(regex.pattern()) + length(regex.options());
      case Value.DbPointer pointer -> PREFIXED_AND_ENDED + length(pointer.namespace()) + 12;
      case Value.ObjectId id -> 12;
      case Value.Decimal128 number -> 16;
      case Value.Int64 number -> 8;
      case Value.Float64 number -> 8;
      case Value.DateTime time -> 8;
      case Value.Timestamp time -> 8;
      case Value.Int32 number -> 4;
      case Value.Bool truth -> 1;
      case Value.Null none -> 0;
      case Value.Undefined none -> 0;
      case Value.MinKey none -> 0;
      case Value.MaxKey none -> 0;
    };
  }

  private static long of(Value.Array array) {
    long bytes = FRAME;
    int index = 0;
    for (Value item : array.items()) {
      bytes += TYPE_AND_END + String.valueOf(index).length() + of(item);
      index++;
    }
    return bytes;
  }

  /** In UTF-8, where a pair of surrogates takes four bytes. */
  private static long length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean isTwo = unit < 0x800 || Character.isSurrogate(unit);
      bytes += unit < 0x80 ? 1 : isTwo ? 2 : 3;
    }
    return bytes;
  }
}

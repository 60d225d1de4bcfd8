package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many bytes a document takes in BSON. */
final class BsonSize {
  /** A length before, a zero byte after. */
  private static final int FRAME = 5;

  private BsonSize() {}

  static int of(Document document) {
    int size = FRAME;
    for (int i = 0; i < document.size(); i++) {
      size += field(document.name(i), document.value(i));
    }
    return size;
  }

  /** A field's type, its name, and its value. */
  static int field(String name, Value value) {
    return 1 + cstring(name) + of(value);
  }

  private static int of(Value value) {
    return switch (value) {
      case Document document -> of(document);
      case Value.Array array -> ofItems(array.items());
      case Value.Text text -> string(text.value());
      case Value.Symbol symbol -> string(symbol.name());
      case Value.Code code -> string(code.source());
      case Value.ScopedCode code -> 4 + string(code.source()) + of(code.scope());
      case Value.Binary binary -> FRAME + binary.bytes().size();
      case Value.Regex regex -> cstring(regex.pattern()) + cstring(regex.options());
      case Value.DbPointer pointer -> string(pointer.namespace()) + 12;
      case Value.ObjectId id -> 12;
      case Value.Decimal128 number -> 16;
      case Value.Int64 number -> 8;
      case Value.Float64 number -> 8;
      case Value.DateTime date -> 8;
      case Value.Timestamp timestamp -> 8;
      case Value.Int32 number -> 4;
      case Value.Bool bool -> 1;
      case Value.Null n -> 0;
      case Value.Undefined u -> 0;
      case Value.MinKey k -> 0;
      case Value.MaxKey k -> 0;
    };
  }

  private static int ofItems(List<Value> items) {
    int size = FRAME;
    for (int i = 0; i < items.size(); i++) {
      size += field(Integer.toString(i), items.get(i));
    }
    return size;
  }

  private static int string(String text) {
    return 4 + cstring(text);
  }

  private static int cstring(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 1;
  }
}

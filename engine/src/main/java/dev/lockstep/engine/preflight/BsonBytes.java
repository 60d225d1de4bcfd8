package dev.lockstep.engine.preflight;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import java.nio.charset.StandardCharsets;

/** How many bytes values take in BSON, and so how many a write adds to a document. */
final class BsonBytes {
  /** A length before, a zero byte after. */
  private static final int FRAME = 5;

  private BsonBytes() {}

  /** The bytes that a write adds to this document; fewer than 0 where it takes some away. */
  static long added(GuardedWrite write, Document document) {
    long added = 0;
    for (Edit edit : write.edits()) {
      String name = ((Path.Step.Field) edit.path().steps().getLast()).name();
      added -= Places.get(document, edit.path()).map(value -> field(name, value)).orElse(0);
      added +=
          switch (edit) {
            case Edit.Set set -> field(name, set.value());
            case Edit.Unset unset -> 0;
          };
    }
    return added;
  }

  private static int field(String name, Value value) {
    return 2 + utf8(name) + of(value);
  }

  private static int of(Value value) {
    return switch (value) {
      case Document document -> document(document);
      case Value.Array array -> array(array);
      case Value.Text text -> FRAME + utf8(text.value());
      case Value.Symbol symbol -> FRAME + utf8(symbol.name());
      case Value.Code code -> FRAME + utf8(code.source());
      case Value.ScopedCode code -> 4 + FRAME + utf8(code.source()) + document(code.scope());
      case Value.Binary binary -> FRAME + binary.bytes().size();
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

  private static int document(Document document) {
    int bytes = FRAME;
    for (int i = 0; i < document.size(); i++) {
      bytes += field(document.name(i), document.value(i));
    }
    return bytes;
  }

  private static int array(Value.Array array) {
    int bytes = FRAME;
    for (int i = 0; i < array.items().size(); i++) {
      bytes += field(Integer.toString(i), array.items().get(i));
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

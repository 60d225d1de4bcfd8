package dev.lockstep.client.mongodb;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Values of the driver as those of the model, and back, exactly. */
final class BsonValues {
  private BsonValues() {}

  static Document read(BsonDocument document) {
    Document.Builder read = Document.builder();
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      read = read.add(field.getKey(), read(field.getValue()));
    }
    return read.build();
  }

  static Value read(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOUBLE -> Value.float64(value.asDouble().getValue());
      case STRING -> Value.text(value.asString().getValue());
      case DOCUMENT -> read(value.asDocument());
      case ARRAY -> new Value.Array(value.asArray().stream().map(BsonValues::read).toList());
      case BINARY ->
          new Value.Binary(value.asBinary().getType() & 0xff, Bytes.of(value.asBinary().getData()));
      case OBJECT_ID -> read(value.asObjectId().getValue());
      case BOOLEAN -> Value.bool(value.asBoolean().getValue());
      case DATE_TIME -> new Value.DateTime(value.asDateTime().getValue());
      case NULL -> Value.NULL;
      case INT32 -> Value.int32(value.asInt32().getValue());
      case INT64 -> Value.int64(value.asInt64().getValue());
      case TIMESTAMP -> new Value.Timestamp(value.asTimestamp().getValue());
      case DECIMAL128 -> {
        Decimal128 number = value.asDecimal128().getValue();
        yield new Value.Decimal128(number.getHigh(), number.getLow());
      }
      default -> readRare(value);
    };
  }

  private static Value readRare(BsonValue value) {
    return switch (value) {
      case BsonRegularExpression regex -> new Value.Regex(regex.getPattern(), regex.getOptions());
      case BsonJavaScript code -> new Value.Code(code.getCode());
      case BsonJavaScriptWithScope code ->
          new Value.ScopedCode(code.getCode(), read(code.getScope()));
      case BsonSymbol symbol -> new Value.Symbol(symbol.getSymbol());
      case BsonDbPointer pointer ->
          new Value.DbPointer(pointer.getNamespace(), read(pointer.getId()));
      case BsonUndefined undefined -> new Value.Undefined();
      case BsonMinKey least -> new Value.MinKey();
      case BsonMaxKey greatest -> new Value.MaxKey();
      default -> throw new IllegalArgumentException("No value has the type " + value.getBsonType());
    };
  }

  private static Value.ObjectId read(ObjectId id) {
    return new Value.ObjectId(Bytes.of(id.toByteArray()));
  }

  static BsonDocument write(Document document) {
    BsonDocument written = new BsonDocument(Math.max(16, 2 * document.size()));
    for (int i = 0; i < document.size(); i++) {
      written.put(document.name(i), write(document.value(i)));
    }
    return written;
  }

  static BsonValue write(Value value) {
    return switch (value) {
      case Document document -> write(document);
      case Value.Text text -> new BsonString(text.value());
      case Value.Int32 number -> new BsonInt32(number.value());
      case Value.Int64 number -> new BsonInt64(number.value());
      case Value.Float64 number -> new BsonDouble(number.value());
      case Value.Decimal128 number ->
          new BsonDecimal128(Decimal128.fromIEEE754BIDEncoding(number.high(), number.low()));
      case Value.Bool bool -> BsonBoolean.valueOf(bool.value());
      case Value.Null nothing -> BsonNull.VALUE;
      case Value.DateTime date -> new BsonDateTime(date.epochMillis());
      case Value.Timestamp timestamp -> new BsonTimestamp(timestamp.value());
      case Value.ObjectId id -> new BsonObjectId(write(id));
      case Value.Binary binary -> new BsonBinary((byte) binary.subtype(), binary.bytes().toArray());
      case Value.Regex regex -> new BsonRegularExpression(regex.pattern(), regex.options());
      case Value.Code code -> new BsonJavaScript(code.source());
      case Value.ScopedCode code -> new BsonJavaScriptWithScope(code.source(), write(code.scope()));
      case Value.Symbol symbol -> new BsonSymbol(symbol.name());
      case Value.DbPointer pointer -> new BsonDbPointer(pointer.namespace(), write(pointer.id()));
      case Value.Undefined undefined -> new BsonUndefined();
      case Value.MinKey least -> new BsonMinKey();
      case Value.MaxKey greatest -> new BsonMaxKey();
      case Value.Array array ->
          new BsonArray(array.items().stream().map(BsonValues::write).toList());
    };
  }

  private static ObjectId write(Value.ObjectId id) {
    return new ObjectId(id.bytes().toArray());
  }
}

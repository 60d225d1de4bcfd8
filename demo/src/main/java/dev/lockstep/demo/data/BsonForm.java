package dev.lockstep.demo.data;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Values as the plain driver writes and reads them. The adapter of the store has a codec of its
 * own; what checks the engine does not read through it.
 */
public final class BsonForm {
  private BsonForm() {}

  /** The document in the driver's form. */
  public static BsonDocument toBson(Document document) {
    BsonDocument bson = new BsonDocument(document.size());
    for (int i = 0; i < document.size(); i++) {
      bson.append(document.name(i), toBson(document.value(i)));
    }
    return bson;
  }

  /** The document in the model's form, fields in the same order. */
  public static Document fromBson(BsonDocument bson) {
    Document.Builder document = Document.builder();
    for (Map.Entry<String, BsonValue> field : bson.entrySet()) {
      document.add(field.getKey(), fromBson(field.getValue()));
    }
    return document.build();
  }

  /** The value in the driver's form. */
  public static BsonValue toBson(Value value) {
    return switch (value) {
      case Document document -> toBson(document);
      case Value.Array array ->
          new BsonArray(array.items().stream().map(BsonForm::toBson).toList());
      case Value.Text text -> new BsonString(text.value());
      case Value.Int32 number -> new BsonInt32(number.value());
      case Value.Int64 number -> new BsonInt64(number.value());
      case Value.Float64 number -> new BsonDouble(number.value());
      case Value.Decimal128 number ->
          new BsonDecimal128(Decimal128.fromIEEE754BIDEncoding(number.high(), number.low()));
      case Value.Bool bool -> BsonBoolean.valueOf(bool.value());
      case Value.DateTime date -> new BsonDateTime(date.epochMillis());
      case Value.Timestamp timestamp -> new BsonTimestamp(timestamp.value());
      case Value.ObjectId id -> new BsonObjectId(objectId(id));
      case Value.Binary binary -> new BsonBinary((byte) binary.subtype(), binary.bytes().toArray());
      case Value.Regex regex -> new BsonRegularExpression(regex.pattern(), regex.options());
      case Value.Code code -> new BsonJavaScript(code.source());
      case Value.ScopedCode code ->
          new BsonJavaScriptWithScope(code.source(), toBson(code.scope()));
      case Value.Symbol symbol -> new BsonSymbol(symbol.name());
      case Value.DbPointer pointer ->
          new BsonDbPointer(pointer.namespace(), objectId(pointer.id()));
      case Value.Null n -> BsonNull.VALUE;
      case Value.Undefined u -> new BsonUndefined();
      case Value.MinKey k -> new BsonMinKey();
      case Value.MaxKey k -> new BsonMaxKey();
    };
  }

  /** The value in the model's form. */
  public static Value fromBson(BsonValue bson) {
    return switch (bson.getBsonType()) {
      case DOCUMENT -> fromBson(bson.asDocument());
      case ARRAY -> array(bson.asArray());
      case STRING -> Value.text(bson.asString().getValue());
      case INT32 -> Value.int32(bson.asInt32().getValue());
      case INT64 -> Value.int64(bson.asInt64().getValue());
      case DOUBLE -> Value.float64(bson.asDouble().getValue());
      case DECIMAL128 -> decimal(bson.asDecimal128().getValue());
      case BOOLEAN -> Value.bool(bson.asBoolean().getValue());
      case DATE_TIME -> new Value.DateTime(bson.asDateTime().getValue());
      case TIMESTAMP -> new Value.Timestamp(bson.asTimestamp().getValue());
      case OBJECT_ID -> objectId(bson.asObjectId().getValue());
      case BINARY ->
          new Value.Binary(bson.asBinary().getType() & 0xff, Bytes.of(bson.asBinary().getData()));
      case REGULAR_EXPRESSION -> regex(bson.asRegularExpression());
      case JAVASCRIPT -> new Value.Code(bson.asJavaScript().getCode());
      case JAVASCRIPT_WITH_SCOPE -> scoped(bson.asJavaScriptWithScope());
      case SYMBOL -> new Value.Symbol(bson.asSymbol().getSymbol());
      case DB_POINTER -> pointer(bson.asDBPointer());
      case NULL -> Value.NULL;
      case UNDEFINED -> new Value.Undefined();
      case MIN_KEY -> new Value.MinKey();
      case MAX_KEY -> new Value.MaxKey();
      case END_OF_DOCUMENT -> throw new IllegalArgumentException("No value has this type");
    };
  }

  private static Value array(BsonArray bson) {
    List<Value> items = new ArrayList<>(bson.size());
    bson.forEach(item -> items.add(fromBson(item)));
    return new Value.Array(items);
  }

  private static Value decimal(Decimal128 number) {
    return new Value.Decimal128(number.getHigh(), number.getLow());
  }

  private static Value regex(BsonRegularExpression bson) {
    return new Value.Regex(bson.getPattern(), bson.getOptions());
  }

  private static Value scoped(BsonJavaScriptWithScope bson) {
    return new Value.ScopedCode(bson.getCode(), fromBson(bson.getScope()));
  }

  private static Value pointer(BsonDbPointer bson) {
    return new Value.DbPointer(bson.getNamespace(), objectId(bson.getId()));
  }

  private static ObjectId objectId(Value.ObjectId id) {
    return new ObjectId(id.bytes().toArray());
  }

  private static Value.ObjectId objectId(ObjectId id) {
    return new Value.ObjectId(Bytes.of(id.toByteArray()));
  }
}

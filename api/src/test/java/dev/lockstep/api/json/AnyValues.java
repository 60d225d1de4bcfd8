package dev.lockstep.api.json;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws values of every type, odd ones often. */
final class AnyValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "Not yet rated",
          "\u0000",
          "\"\\/\b\f\n\r\t",
          "ünïcode",
          "\ud83d\ude00",
          "\ud800",
          "\udc00x",
          "\ufeff",
          "\u2028",
          "$oid",
          "NaN",
          "1");
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "",
          "address line 2",
          "a.b",
          "$oid",
          "$date",
          "$document",
          "$binary",
          "$code",
          "$regex",
          "$options",
          "$gt",
          "$ref",
          "$id",
          "$numberLong",
          "\ud83d\ude00",
          "\u0000");
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    0.1,
    1e300,
    -1e-300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    9007199254740992.0
  };

  private final SplittableRandom random;

  AnyValues(SplittableRandom random) {
    this.random = random;
  }

  Value value(int depth) {
    ValueType[] types = ValueType.values();
    return of(types[random.nextInt(types.length)], depth);
  }

  Document document(int depth) {
    Document document = Document.empty();
    for (int i = random.nextInt(4); i > 0; i--) {
      document = document.with(pick(NAMES), value(depth - 1));
    }
    return document;
  }

  private Value of(ValueType type, int depth) {
    return switch (type) {
      case DOUBLE -> number();
      case STRING -> Value.text(pick(TEXTS));
      case DOCUMENT -> depth <= 0 ? Document.empty() : document(depth);
      case ARRAY -> array(depth);
      case BINARY -> new Value.Binary(random.nextInt(256), bytes(random.nextInt(20)));
      case UNDEFINED -> new Value.Undefined();
      case OBJECT_ID -> id();
      case BOOL -> Value.bool(random.nextBoolean());
      case DATE -> new Value.DateTime(number64());
      case NULL -> Value.NULL;
      case REGEX -> new Value.Regex(pick(TEXTS), pick(List.of("", "i", "imx")));
      case DB_POINTER -> new Value.DbPointer(pick(TEXTS), id());
      case CODE -> new Value.Code(pick(TEXTS));
      case SYMBOL -> new Value.Symbol(pick(TEXTS));
      case SCOPED_CODE -> new Value.ScopedCode(pick(TEXTS), document(Math.max(0, depth - 1)));
      case INT32 -> Value.int32((int) number64());
      case TIMESTAMP -> new Value.Timestamp(number64());
      case INT64 -> Value.int64(number64());
      case DECIMAL128 -> new Value.Decimal128(random.nextLong(), number64());
      case MIN_KEY -> new Value.MinKey();
      case MAX_KEY -> new Value.MaxKey();
    };
  }

  private Value number() {
    return random.nextBoolean()
        ? Value.float64(DOUBLES[random.nextInt(DOUBLES.length)])
        : new Value.Float64(random.nextLong());
  }

  private long number64() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(-2, 3);
      case 1 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
      case 2 -> random.nextLong(2_000_000_000_000L);
      default -> random.nextLong();
    };
  }

  private Value array(int depth) {
    List<Value> items = new ArrayList<>();
    for (int i = depth <= 0 ? 0 : random.nextInt(4); i > 0; i--) {
      items.add(value(depth - 1));
    }
    return new Value.Array(items);
  }

  private Value.ObjectId id() {
    return new Value.ObjectId(bytes(12));
  }

  private Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

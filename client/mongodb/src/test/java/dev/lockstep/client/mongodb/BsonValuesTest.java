package dev.lockstep.client.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the driver reads comes back as it was written, whatever its type. */
class BsonValuesTest {
  private static final Value.ObjectId ID = Value.ObjectId.of("0123456789abcdef01234567");

  static final List<Value> VALUES =
      List.of(
          Value.text("Köln 🚲"),
          Value.int32(-4),
          Value.int64(1L << 40),
          Value.float64(-0.0),
          Value.float64(Double.NaN),
          Value.Decimal128.parse("1.20").orElseThrow(),
          Value.bool(true),
          Value.NULL,
          new Value.DateTime(-1),
          new Value.Timestamp(1L << 33 | 7),
          ID,
          new Value.Binary(0x80, Bytes.of(new byte[] {1, 2, 3})),
          new Value.Regex("^a", "i"),
          new Value.Code("f()"),
          new Value.ScopedCode("f(x)", Document.of("x", Value.int32(1))),
          new Value.Symbol("symbol"),
          new Value.DbPointer("db.things", ID),
          new Value.Undefined(),
          new Value.MinKey(),
          new Value.MaxKey(),
          Value.Array.of(Value.int32(1), Value.Array.of(), Value.text("")),
          Document.of("b", Value.int32(1), "a", Document.of("", Value.NULL)));

  @ParameterizedTest
  @FieldSource("VALUES")
  void aValueComesBackAsItWas(Value value) {
    assertThat(BsonValues.read(BsonValues.write(value))).isEqualTo(value);
  }

  @Test
  void noTypeIsLeftOut() {
    assertThat(VALUES).extracting(Value::type).contains(ValueType.values());
  }
}

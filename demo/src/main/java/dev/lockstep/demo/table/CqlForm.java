package dev.lockstep.demo.table;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Values as the plain driver writes and reads them. The adapter of the store has a codec of its
 * own; what checks the engine does not read through it.
 */
final class CqlForm {
  private CqlForm() {}

  /** The type of a column for values such as this one; empty where the demo has none. */
  static Optional<DataType> type(Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(DataTypes.TEXT);
      case Value.Int32 number -> Optional.of(DataTypes.INT);
      case Value.Int64 number -> Optional.of(DataTypes.BIGINT);
      case Value.Float64 number -> Optional.of(DataTypes.DOUBLE);
      case Value.Bool bool -> Optional.of(DataTypes.BOOLEAN);
      case Value.DateTime date -> Optional.of(DataTypes.TIMESTAMP);
      default -> Optional.empty();
    };
  }

  /**
   * The value in the driver's form.
   *
   * @throws IllegalArgumentException where the demo has no column for it
   */
  static Object toCql(Value value) {
    return switch (value) {
      case Value.Text text -> text.value();
      case Value.Int32 number -> number.value();
      case Value.Int64 number -> number.value();
      case Value.Float64 number -> number.value();
      case Value.Bool bool -> bool.value();
      case Value.DateTime date -> Instant.ofEpochMilli(date.epochMillis());
      default ->
          throw new IllegalArgumentException("No column of the demo holds a " + value.type());
    };
  }

  /** What a cell holds in the model's form; a change may make columns of more types than we do. */
  static Value fromCql(Object held) {
    return switch (held) {
      case String text -> Value.text(text);
      case Integer number -> Value.int32(number);
      case Long number -> Value.int64(number);
      case Double number -> Value.float64(number);
      case Boolean bool -> Value.bool(bool);
      case Instant date -> new Value.DateTime(date.toEpochMilli());
      case BigDecimal number -> Value.Decimal128.of(number).orElseThrow();
      case UUID id -> Value.Binary.of(id);
      case ByteBuffer bytes -> new Value.Binary(0, bytes(bytes));
      case Collection<?> items -> new Value.Array(items.stream().map(CqlForm::fromCql).toList());
      case Map<?, ?> fields -> document(fields);
      default -> throw new IllegalArgumentException("The demo cannot read a " + held.getClass());
    };
  }

  private static Document document(Map<?, ?> fields) {
    Document.Builder document = Document.builder();
    fields.forEach((name, value) -> document.add(name.toString(), fromCql(value)));
    return document.build();
  }

  private static Bytes bytes(ByteBuffer buffer) {
    byte[] content = new byte[buffer.remaining()];
    buffer.duplicate().get(content);
    return Bytes.of(content);
  }
}

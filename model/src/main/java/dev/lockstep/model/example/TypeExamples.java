package dev.lockstep.model.example;

import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** A value of each type that values can be converted to. */
final class TypeExamples {
  static final Value TEXT = Value.text("1");

  private TypeExamples() {}

  /** What this one becomes where it can be converted, else another value of the type. */
  static Optional<Value> of(ValueType type, Optional<Value> from) {
    return from.flatMap(value -> Conversion.convert(value, type)).or(() -> of(type));
  }

  static Optional<Value> of(ValueType type) {
    return switch (type) {
      case STRING -> Optional.of(TEXT);
      case INT32 -> Optional.of(Value.int32(1));
      case INT64 -> Optional.of(Value.int64(1));
      case DOUBLE -> Optional.of(Value.float64(1));
      case DECIMAL128 -> Value.Decimal128.of(BigDecimal.ONE).map(Value.class::cast);
      case BOOL -> Optional.of(Value.bool(true));
      case DATE -> Optional.of(new Value.DateTime(0));
      case OBJECT_ID -> Optional.of(Value.ObjectId.of("0".repeat(24)));
      // The conversion to binary knows UUIDs only.
      case BINARY -> Optional.of(Value.Binary.of(new UUID(0, 0)));
      case DOCUMENT, ARRAY, UNDEFINED, NULL, REGEX, DB_POINTER, CODE -> Optional.empty();
      case SYMBOL, SCOPED_CODE, TIMESTAMP, MIN_KEY, MAX_KEY -> Optional.empty();
    };
  }
}

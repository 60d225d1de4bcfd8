package dev.lockstep.registry.draft;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.LogicalType;
import java.util.Optional;
import java.util.Set;

/** The words of contracts for types that are stored. */
final class StoredTypes {
  private static final Set<ValueType> WHOLE = Set.of(ValueType.INT32, ValueType.INT64);
  private static final Set<ValueType> NUMBERS =
      Set.of(ValueType.INT32, ValueType.INT64, ValueType.DOUBLE, ValueType.DECIMAL128);

  private StoredTypes() {}

  static Optional<LogicalType> logical(ValueType type) {
    return switch (type) {
      case STRING, OBJECT_ID, BINARY, SYMBOL, REGEX, CODE -> Optional.of(LogicalType.STRING);
      case INT32, INT64 -> Optional.of(LogicalType.INTEGER);
      case DOUBLE, DECIMAL128 -> Optional.of(LogicalType.NUMBER);
      case BOOL -> Optional.of(LogicalType.BOOLEAN);
      case DATE, TIMESTAMP -> Optional.of(LogicalType.TIMESTAMP);
      case DOCUMENT -> Optional.of(LogicalType.OBJECT);
      case ARRAY -> Optional.of(LogicalType.ARRAY);
      case UNDEFINED, NULL, DB_POINTER, SCOPED_CODE, MIN_KEY, MAX_KEY -> Optional.empty();
    };
  }

  /** One word for several types of numbers. */
  static Optional<LogicalType> logical(Set<ValueType> types) {
    if (WHOLE.containsAll(types)) {
      return Optional.of(LogicalType.INTEGER);
    }
    return NUMBERS.containsAll(types) ? Optional.of(LogicalType.NUMBER) : Optional.empty();
  }

  static String physical(ValueType type) {
    return switch (type) {
      case DOCUMENT -> "object";
      case BINARY -> "binData";
      default -> type.word();
    };
  }
}

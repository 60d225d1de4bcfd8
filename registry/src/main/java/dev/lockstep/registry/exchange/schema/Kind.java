package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.LogicalType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A type as a schema names it.
 *
 * @param word as schemas write it
 * @param type what a contract makes of it
 */
record Kind(String word, DeclaredType type) {
  static final String NULL = "null";

  private static final Map<String, LogicalType> BSON =
      Map.ofEntries(
          Map.entry("double", LogicalType.NUMBER),
          Map.entry("decimal", LogicalType.NUMBER),
          Map.entry("int", LogicalType.INTEGER),
          Map.entry("long", LogicalType.INTEGER),
          Map.entry("string", LogicalType.STRING),
          Map.entry("objectId", LogicalType.STRING),
          Map.entry("binData", LogicalType.STRING),
          Map.entry("regex", LogicalType.STRING),
          Map.entry("symbol", LogicalType.STRING),
          Map.entry("javascript", LogicalType.STRING),
          Map.entry("object", LogicalType.OBJECT),
          Map.entry("array", LogicalType.ARRAY),
          Map.entry("bool", LogicalType.BOOLEAN),
          Map.entry("date", LogicalType.TIMESTAMP),
          Map.entry("timestamp", LogicalType.TIMESTAMP));
  private static final Map<String, LogicalType> PLAIN =
      Map.of(
          "string", LogicalType.STRING,
          "number", LogicalType.NUMBER,
          "integer", LogicalType.INTEGER,
          "object", LogicalType.OBJECT,
          "array", LogicalType.ARRAY,
          "boolean", LogicalType.BOOLEAN);

  /** The type of BSON of this word; {@code number} is any of its numbers. */
  static Optional<Kind> bson(String word) {
    return switch (word) {
      case "number", NULL -> plain(word);
      case "undefined", "dbPointer", "javascriptWithScope", "minKey", "maxKey" ->
          Optional.of(new Kind(word, new DeclaredType(Optional.empty(), Optional.of(word))));
      default ->
          Optional.ofNullable(BSON.get(word))
              .map(logical ->
                  new Kind(word, new DeclaredType(Optional.of(logical), Optional.of(word))));
    };
  }

  /** The type of JSON Schema of this word. */
  static Optional<Kind> plain(String word) {
    return word.equals(NULL)
        ? Optional.of(new Kind(NULL, DeclaredType.NONE))
        : Optional.ofNullable(PLAIN.get(word)).map(logical -> of(word, logical));
  }

  private static Kind of(String word, LogicalType logical) {
    return new Kind(word, new DeclaredType(Optional.of(logical), Optional.empty()));
  }

  /** What the values themselves are. */
  static DeclaredType ofValues(Iterable<Value> values) {
    Optional<LogicalType> common = Optional.empty();
    for (Value value : values) {
      Optional<LogicalType> own = ofValue(value);
      if (own.isEmpty()) {
        return DeclaredType.NONE;
      }
      if (common.isPresent() && !common.equals(own)) {
        boolean isNumber = isNumber(common.get()) && isNumber(own.get());
        if (!isNumber) {
          return DeclaredType.NONE;
        }
        own = Optional.of(LogicalType.NUMBER);
      }
      common = own;
    }
    return new DeclaredType(common, Optional.empty());
  }

  private static boolean isNumber(LogicalType type) {
    return type == LogicalType.NUMBER || type == LogicalType.INTEGER;
  }

  private static Optional<LogicalType> ofValue(Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(LogicalType.STRING);
      case Value.Bool truth -> Optional.of(LogicalType.BOOLEAN);
      case Value.Int32 number -> Optional.of(LogicalType.INTEGER);
      case Value.Int64 number -> Optional.of(LogicalType.INTEGER);
      case Value.Float64 number -> Optional.of(LogicalType.NUMBER);
      default -> Optional.empty();
    };
  }

  /** The value as this type has it; empty where it cannot be one. */
  static Optional<Value> taken(DeclaredType type, Value value) {
    if (type.logical().isEmpty() || type.logical().get().accepts(value.type())) {
      return Optional.of(value);
    }
    return value instanceof Value.Float64 real && type.logical().get() == LogicalType.INTEGER
        ? whole(real.value())
        : Optional.empty();
  }

  /** A number without a fraction is a whole one, however it is written. */
  private static Optional<Value> whole(double real) {
    if (!Double.isFinite(real) || real != Math.rint(real) || Math.abs(real) > 1L << 53) {
      return Optional.empty();
    }
    long number = new BigDecimal(real).longValueExact();
    return Optional.of(number == (int) number ? Value.int32((int) number) : Value.int64(number));
  }
}

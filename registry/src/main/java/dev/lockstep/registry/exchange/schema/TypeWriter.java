package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.registry.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the type of a place: its words, and what else tells it from others. */
final class TypeWriter {
  private final Target target;

  TypeWriter(Target target) {
    this.target = target;
  }

  /** The word by which the schema names types. */
  String keyword() {
    return target == Target.MONGODB ? "bsonType" : "type";
  }

  /** The words for a type; none where any may stand there. */
  List<String> words(DeclaredType type) {
    return switch (target) {
      case MONGODB ->
          type.valueType()
              .map(TypeWriter::bson)
              .map(List::of)
              .orElseGet(() -> type.logical().map(TypeWriter::bson).orElse(List.of()));
      case JSON ->
          type.valueType()
              .map(TypeWriter::plain)
              .orElseGet(() -> type.logical().map(TypeWriter::plain).orElse(List.of()));
    };
  }

  private static String bson(ValueType type) {
    return switch (type) {
      case DOCUMENT -> "object";
      case BINARY -> "binData";
      default -> type.word();
    };
  }

  private static List<String> bson(LogicalType type) {
    return switch (type) {
      case STRING -> List.of("string");
      case NUMBER -> List.of("number");
      case INTEGER -> List.of("int", "long");
      case BOOLEAN -> List.of("bool");
      case OBJECT -> List.of("object");
      case ARRAY -> List.of("array");
      case DATE -> List.of("date", "string");
      case TIMESTAMP -> List.of("date", "timestamp", "string", "long");
      case TIME -> List.of("string", "long");
    };
  }

  private static List<String> plain(ValueType type) {
    return switch (type) {
      case DOUBLE, DECIMAL128 -> List.of("number");
      case INT32, INT64 -> List.of("integer");
      case STRING, SYMBOL, CODE, OBJECT_ID, BINARY, DATE -> List.of("string");
      case BOOL -> List.of("boolean");
      case DOCUMENT -> List.of("object");
      case ARRAY -> List.of("array");
      case NULL -> List.of(Kind.NULL);
      case UNDEFINED, REGEX, DB_POINTER, SCOPED_CODE, TIMESTAMP, MIN_KEY, MAX_KEY -> List.of();
    };
  }

  private static List<String> plain(LogicalType type) {
    return switch (type) {
      case STRING, DATE, TIMESTAMP, TIME -> List.of("string");
      case NUMBER -> List.of("number");
      case INTEGER -> List.of("integer");
      case BOOLEAN -> List.of("boolean");
      case OBJECT -> List.of("object");
      case ARRAY -> List.of("array");
    };
  }

  /** What else holds for every value of a type, where the words alone let in more. */
  Map<String, Json> beside(DeclaredType type) {
    Map<String, Json> more = new LinkedHashMap<>();
    if (target == Target.MONGODB) {
      return more;
    }
    Optional<ValueType> value = type.valueType();
    if (value.equals(Optional.of(ValueType.OBJECT_ID))) {
      more.put("pattern", new Json.Text("^[0-9a-f]{24}$"));
    } else if (value.equals(Optional.of(ValueType.BINARY))) {
      more.put("contentEncoding", new Json.Text("base64"));
    } else if (value.equals(Optional.of(ValueType.INT32))) {
      more.put("minimum", Json.Num.of(Integer.MIN_VALUE));
      more.put("maximum", Json.Num.of(Integer.MAX_VALUE));
    } else if (value.equals(Optional.of(ValueType.INT64))) {
      more.put("minimum", Json.Num.of(Long.MIN_VALUE));
      more.put("maximum", Json.Num.of(Long.MAX_VALUE));
    } else {
      format(type).ifPresent(format -> more.put("format", new Json.Text(format)));
    }
    return more;
  }

  private static Optional<String> format(DeclaredType type) {
    return type.logical()
        .flatMap(logical ->
            switch (logical) {
              case DATE -> Optional.of("date");
              case TIME -> Optional.of("time");
              case TIMESTAMP -> Optional.of("date-time");
              default -> Optional.empty();
            });
  }
}

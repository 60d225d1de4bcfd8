package dev.lockstep.model.conversion;

import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values as texts, and the values that are written as texts of a fixed form. */
final class Texts {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{24}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private Texts() {}

  static Optional<String> text(Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(text.value());
      case Value.Int32 number -> Optional.of(Integer.toString(number.value()));
      case Value.Int64 number -> Optional.of(Long.toString(number.value()));
      case Value.Float64 number -> Optional.of(Double.toString(number.value()));
      case Value.Decimal128 number -> Optional.of(number.text());
      case Value.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Value.DateTime date -> Optional.of(Dates.write(date));
      case Value.ObjectId id -> Optional.of(id.bytes().toString());
      case Value.Symbol symbol -> Optional.of(symbol.name());
      case Value.Binary binary -> uuidText(binary);
      case Value v -> Optional.empty();
    };
  }

  private static Optional<String> uuidText(Value.Binary binary) {
    if (binary.subtype() != Value.Binary.UUID_SUBTYPE || binary.bytes().size() != 16) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(binary.bytes().toArray());
    return Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
  }

  static Optional<Value> uuid(Value value) {
    return value instanceof Value.Text text && UUID_FORM.matcher(text.value()).matches()
        ? Optional.of(Value.Binary.of(UUID.fromString(text.value())))
        : Optional.empty();
  }

  static Optional<Value> objectId(Value value) {
    return value instanceof Value.Text text && HEX.matcher(text.value()).matches()
        ? Optional.of(Value.ObjectId.of(text.value()))
        : Optional.empty();
  }

  static Optional<Value> truth(Value value) {
    if (value instanceof Value.Text text) {
      return switch (text.value()) {
        case "true" -> Optional.of(Value.bool(true));
        case "false" -> Optional.of(Value.bool(false));
        default -> Optional.empty();
      };
    }
    if (value instanceof Value.DateTime) {
      return Optional.empty();
    }
    return Numbers.whole(value).filter(n -> n == 0 || n == 1).map(n -> Value.bool(n == 1));
  }
}

package dev.lockstep.model.check;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Values as text, and texts as values. */
final class Wording {
  private static final Pattern OBJECT_ID = Pattern.compile("\\p{XDigit}{24}");
  private static final Pattern UNIQUE_ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private Wording() {}

  /** The text of a value; nothing for those that have none. */
  static Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Value.Symbol symbol) {
      return Optional.of(symbol.name());
    }
    if (value instanceof Value.ObjectId id) {
      return Optional.of(id.bytes().toString());
    }
    if (value instanceof Value.DateTime date) {
      return Optional.of(
          new DateTimeFormatterBuilder()
              .appendInstant(3)
              .toFormatter()
              .format(Instant.ofEpochMilli(date.epochMillis())));
    }
    if (value instanceof Value.Binary binary) {
      ByteBuffer bytes = ByteBuffer.wrap(binary.bytes().toArray());
      return binary.subtype() == 4 && bytes.remaining() == 16
          ? Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString())
          : Optional.empty();
    }
    return numberText(value);
  }

  private static Optional<String> numberText(Value value) {
    if (value instanceof Value.Int32 number) {
      return Optional.of("" + number.value());
    }
    if (value instanceof Value.Int64 number) {
      return Optional.of("" + number.value());
    }
    if (value instanceof Value.Float64 number) {
      return Optional.of("" + number.value());
    }
    if (value instanceof Value.Decimal128 number) {
      return Optional.of(number.text());
    }
    return value instanceof Value.Bool bool ? Optional.of("" + bool.value()) : Optional.empty();
  }

  /** The value as one of this type, where nothing is lost by it. */
  static Optional<Value> as(ValueType type, Value value) {
    if (type == value.type()) {
      return Optional.of(value);
    }
    Optional<String> text =
        value instanceof Value.Text t ? Optional.of(t.value()) : Optional.empty();
    return switch (type.word()) {
      case "string" -> text(value).map(Value::text);
      case "objectId" -> text.filter(t -> OBJECT_ID.matcher(t).matches()).map(Value.ObjectId::of);
      case "binary" ->
          text.filter(t -> UNIQUE_ID.matcher(t).matches())
              .map(t -> Value.Binary.of(UUID.fromString(t)));
      case "date" -> text.isPresent() ? date(text.get()) : instant(value);
      case "bool" -> text.isPresent() ? truth(text.get()) : bit(value);
      default -> number(value).flatMap(number -> as(type, number));
    };
  }

  private static Optional<Value> as(ValueType type, BigDecimal number) {
    try {
      return switch (type.word()) {
        case "int" -> Optional.of(Value.int32(number.intValueExact()));
        case "long" -> Optional.of(Value.int64(number.longValueExact()));
        case "double" ->
            Double.isFinite(number.doubleValue())
                    && new BigDecimal("" + number.doubleValue()).subtract(number).signum() == 0
                ? Optional.of(Value.float64(number.doubleValue()))
                : Optional.empty();
        default -> Value.Decimal128.of(number).map(decimal -> decimal);
      };
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> number(Value value) {
    if (value instanceof Value.Int32 number) {
      return Optional.of(new BigDecimal(number.value()));
    }
    if (value instanceof Value.Int64 number) {
      return Optional.of(new BigDecimal(number.value()));
    }
    if (value instanceof Value.Decimal128 decimal) {
      return decimal.number();
    }
    if (value instanceof Value.DateTime date) {
      return Optional.of(new BigDecimal(date.epochMillis()));
    }
    if (value instanceof Value.Bool bool) {
      return Optional.of(new BigDecimal(bool.value() ? 1 : 0));
    }
    return text(value)
        .filter(t -> value instanceof Value.Text || numberText(value).isPresent())
        .filter(t -> t.length() <= 400)
        .filter(t -> NUMBER.matcher(t).matches())
        .map(BigDecimal::new);
  }

  private static Optional<Value> instant(Value value) {
    return value instanceof Value.Bool
        ? Optional.empty()
        : number(value)
            .flatMap(n -> as(ValueType.INT64, n))
            .map(n -> new Value.DateTime(((Value.Int64) n).value()));
  }

  private static Optional<Value> bit(Value value) {
    return value instanceof Value.DateTime
        ? Optional.empty()
        : number(value)
            .filter(n -> n.compareTo(BigDecimal.ZERO) == 0 || n.compareTo(BigDecimal.ONE) == 0)
            .map(n -> Value.bool(n.signum() > 0));
  }

  private static Optional<Value> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(Value.bool(text.equals("true")))
        : Optional.empty();
  }

  private static Optional<Value> date(String text) {
    return instant(text).map(instant -> new Value.DateTime(instant.toEpochMilli()));
  }

  private static Optional<Instant> instant(String text) {
    if (text.length() > 40) {
      return Optional.empty();
    }
    return attempt(() -> OffsetDateTime.parse(text).toInstant())
        .or(() -> attempt(() -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)))
        .or(() -> attempt(() -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private static Optional<Instant> attempt(Supplier<Instant> reading) {
    try {
      Instant instant = reading.get();
      return Optional.of(Instant.ofEpochMilli(instant.toEpochMilli())).filter(instant::equals);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}

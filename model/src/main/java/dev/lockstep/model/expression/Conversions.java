package dev.lockstep.model.expression;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Conversions between types of values; what cannot be converted has no value. */
final class Conversions {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");
  private static final int NUMBER_SIZE_MAX = 2000;
  private static final int DATE_SIZE_MAX = 64;
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Conversions() {}

  static Optional<Long> toLong(Value value) {
    if (value instanceof Value.DateTime date) {
      return Optional.of(date.epochMillis());
    }
    if (value instanceof Value.Bool bool) {
      return Optional.of(bool.value() ? 1L : 0L);
    }
    if (value instanceof Value.Text text) {
      return INTEGER.matcher(text.value()).matches()
          ? whole(new BigDecimal(text.value()))
          : Optional.empty();
    }
    return Numbers.exact(value).flatMap(Conversions::whole);
  }

  private static Optional<Long> whole(BigDecimal number) {
    if ((long) number.precision() - number.scale() > 19) {
      return Optional.empty();
    }
    BigDecimal cut = number.setScale(0, RoundingMode.DOWN);
    return cut.compareTo(BigDecimal.valueOf(cut.longValue())) == 0
        ? Optional.of(cut.longValue())
        : Optional.empty();
  }

  static Optional<Value> toDouble(Value value) {
    if (value instanceof Value.Float64) {
      return Optional.of(value);
    }
    Optional<Double> number =
        value instanceof Value.Text text
            ? numeral(text.value()).map(Double::parseDouble)
            : Numbers.exact(value).map(BigDecimal::doubleValue);
    return number.filter(Double::isFinite).map(Value::float64);
  }

  static Optional<Value> toDecimal(Value value) {
    if (value instanceof Value.Text text) {
      return numeral(text.value()).flatMap(Value.Decimal128::parse);
    }
    if (value instanceof Value.Float64 number) {
      return Double.isFinite(number.value())
          ? Value.Decimal128.of(new BigDecimal(Double.toString(number.value()))).map(d -> d)
          : Optional.empty();
    }
    return value instanceof Value.Decimal128
        ? Optional.of(value)
        : Numbers.exact(value).flatMap(Value.Decimal128::of);
  }

  private static Optional<String> numeral(String text) {
    return text.length() <= NUMBER_SIZE_MAX && NUMBER.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }

  static Optional<Value> toBool(Value value) {
    if (value instanceof Value.Text text) {
      return switch (text.value()) {
        case "true" -> Optional.of(Value.bool(true));
        case "false" -> Optional.of(Value.bool(false));
        default -> Optional.empty();
      };
    }
    return value instanceof Value.Bool ? Optional.of(value) : Optional.empty();
  }

  static Optional<Value> toObjectId(Value value) {
    if (value instanceof Value.Text text && text.value().matches("[0-9a-fA-F]{24}")) {
      return Optional.of(Value.ObjectId.of(text.value()));
    }
    return value instanceof Value.ObjectId ? Optional.of(value) : Optional.empty();
  }

  /** A text without an offset is taken as UTC; what is finer than a millisecond is cut off. */
  static Optional<Value> toDate(Value value) {
    if (value instanceof Value.DateTime) {
      return Optional.of(value);
    }
    if (value instanceof Value.Text text) {
      return text.value().length() > DATE_SIZE_MAX ? Optional.empty() : instant(text.value());
    }
    return Numbers.isNumber(value)
        ? Numbers.exact(value).flatMap(Conversions::whole).map(Value.DateTime::new)
        : Optional.empty();
  }

  private static Optional<Value> instant(String text) {
    try {
      Instant instant =
          switch (precision(text)) {
            case DAY -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            case LOCAL_TIME -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            case OFFSET_TIME -> OffsetDateTime.parse(text).toInstant();
          };
      return Optional.of(new Value.DateTime(instant.toEpochMilli()));
    } catch (DateTimeException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  private enum Precision {
    DAY,
    LOCAL_TIME,
    OFFSET_TIME
  }

  private static Precision precision(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return Precision.DAY;
    }
    boolean offset =
        text.endsWith("Z") || text.indexOf('+', time) >= 0 || text.indexOf('-', time) >= 0;
    return offset ? Precision.OFFSET_TIME : Precision.LOCAL_TIME;
  }

  static Optional<String> toText(Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(text.value());
      case Value.Int32 number -> Optional.of(Integer.toString(number.value()));
      case Value.Int64 number -> Optional.of(Long.toString(number.value()));
      case Value.Float64 number -> Optional.of(number(number.value()));
      case Value.Decimal128 number -> Optional.of(number.text());
      case Value.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Value.DateTime date ->
          Optional.of(DATE.format(Instant.ofEpochMilli(date.epochMillis())));
      case Value.ObjectId id -> Optional.of(id.bytes().toString());
      case Value.Symbol symbol -> Optional.of(symbol.name());
      case Value.Binary binary -> uuid(binary);
      case Document d -> Optional.empty();
      case Value.Array a -> Optional.empty();
      case Value.Null n -> Optional.empty();
      case Value.Timestamp t -> Optional.empty();
      case Value.Regex r -> Optional.empty();
      case Value.Code c -> Optional.empty();
      case Value.ScopedCode c -> Optional.empty();
      case Value.DbPointer p -> Optional.empty();
      case Value.Undefined u -> Optional.empty();
      case Value.MinKey k -> Optional.empty();
      case Value.MaxKey k -> Optional.empty();
    };
  }

  private static Optional<String> uuid(Value.Binary binary) {
    if (binary.subtype() != Value.Binary.UUID_SUBTYPE || binary.bytes().size() != 16) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(binary.bytes().toArray());
    return Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
  }

  /** As ECMAScript writes numbers: the fewest digits that read back, no exponent below 10^21. */
  private static String number(double number) {
    if (!Double.isFinite(number) || number == 0) {
      return number == 0 ? "0" : Double.toString(number);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -6 && exponent < 21) {
      return shortest.toPlainString();
    }
    BigDecimal digits = shortest.movePointLeft(exponent).stripTrailingZeros();
    return digits.toPlainString() + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
  }
}

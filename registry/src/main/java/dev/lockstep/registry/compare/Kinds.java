package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.DeclaredType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the words of the engines for types stand for. */
final class Kinds {
  /** Types whose values are read alike. */
  enum Family {
    INTEGER,
    FLOATING,
    DECIMAL,
    TEXT,
    BINARY,
    BOOL,
    MOMENT,
    TIME,
    UUID,
    OBJECT_ID,
    DOCUMENT,
    ARRAY,
    COUNTER
  }

  /**
   * A type.
   *
   * @param width in bits where it is a number; else it tells types of one family apart
   */
  record Kind(Family family, int width) {
    boolean isNumber() {
      return family == Family.INTEGER || family == Family.FLOATING || family == Family.DECIMAL;
    }

    /** A double holds 53 bits, a float 24, a decimal of 34 digits 112. */
    int exactBits() {
      if (family == Family.DECIMAL) {
        return 112;
      }
      return width == 32 ? 24 : 53;
    }
  }

  private static final int DECIMAL_DIGITS = 34;

  /** The words of BSON, CQL and DynamoDB; what is not here is not known. */
  private static final Map<String, Kind> WORDS =
      Map.ofEntries(
          kind("tinyint", Family.INTEGER, 8),
          kind("smallint", Family.INTEGER, 16),
          kind("int", Family.INTEGER, 32),
          kind("bigint", Family.INTEGER, 64),
          kind("long", Family.INTEGER, 64),
          kind("varint", Family.INTEGER, 1_000),
          kind("float", Family.FLOATING, 32),
          kind("double", Family.FLOATING, 64),
          kind("decimal", Family.DECIMAL, 128),
          kind("n", Family.DECIMAL, 128),
          kind("ascii", Family.TEXT, 7),
          kind("text", Family.TEXT, 21),
          kind("varchar", Family.TEXT, 21),
          kind("string", Family.TEXT, 21),
          kind("s", Family.TEXT, 21),
          kind("blob", Family.BINARY, 0),
          kind("bindata", Family.BINARY, 0),
          kind("b", Family.BINARY, 0),
          kind("boolean", Family.BOOL, 0),
          kind("bool", Family.BOOL, 0),
          kind("date", Family.MOMENT, 0),
          kind("timestamp", Family.MOMENT, 1),
          kind("time", Family.TIME, 0),
          kind("timeuuid", Family.UUID, 1),
          kind("uuid", Family.UUID, 2),
          kind("objectid", Family.OBJECT_ID, 0),
          kind("object", Family.DOCUMENT, 0),
          kind("m", Family.DOCUMENT, 0),
          kind("array", Family.ARRAY, 0),
          kind("l", Family.ARRAY, 0),
          kind("counter", Family.COUNTER, 0));

  private Kinds() {}

  private static Map.Entry<String, Kind> kind(String word, Family family, int width) {
    return Map.entry(word, new Kind(family, width));
  }

  /** What an engine's word stands for; empty where it is not known. */
  static Optional<Kind> of(String word) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Whether a value is one of a declared type. */
  static Fit fit(DeclaredType type, Value value) {
    Optional<Kind> kind = type.physical().flatMap(Kinds::of);
    if (kind.isPresent()) {
      return fit(kind.get(), value);
    }
    return type.physical().isPresent()
        ? Fit.OPEN
        : type.logical().map(each -> Fit.when(each.accepts(value.type()))).orElse(Fit.FITS);
  }

  private static Fit fit(Kind kind, Value value) {
    Optional<BigDecimal> number = Value.number(value);
    return switch (kind.family()) {
      case INTEGER, COUNTER -> Fit.when(number.filter(each -> isWhole(each, kind)).isPresent());
      case FLOATING ->
          value instanceof Value.Float64
              ? Fit.when(kind.width() == 64 || number.filter(Kinds::isFloat).isPresent())
              : Fit.when(number.filter(each -> isFloating(each, kind)).isPresent());
      case DECIMAL -> Fit.when(number.filter(Kinds::isDecimal).isPresent());
      case TEXT ->
          Fit.when(
              value instanceof Value.Text(String text)
                  && (kind.width() > 7 || StandardCharsets.US_ASCII.newEncoder().canEncode(text)));
      case BINARY -> Fit.when(value instanceof Value.Binary);
      case BOOL -> Fit.when(value instanceof Value.Bool);
      case MOMENT, TIME ->
          value instanceof Value.DateTime
                  || value instanceof Value.Timestamp
                  || value instanceof Value.Text
                  || value instanceof Value.Int64
              ? value instanceof Value.DateTime ? Fit.FITS : Fit.OPEN
              : Fit.FAILS;
      case UUID ->
          value instanceof Value.Binary
              ? Fit.FITS
              : value instanceof Value.Text ? Fit.OPEN : Fit.FAILS;
      case OBJECT_ID -> Fit.when(value instanceof Value.ObjectId);
      case DOCUMENT -> Fit.when(value instanceof Document);
      case ARRAY -> Fit.when(value instanceof Value.Array);
    };
  }

  private static boolean isWhole(BigDecimal number, Kind kind) {
    boolean isWhole = number.stripTrailingZeros().scale() <= 0;
    int width = kind.family() == Family.COUNTER ? 64 : kind.width();
    return isWhole && number.toBigInteger().bitLength() < width;
  }

  private static boolean isFloating(BigDecimal number, Kind kind) {
    return kind.width() == 32
        ? isFloat(number)
        : Double.isFinite(number.doubleValue())
            && new BigDecimal(number.doubleValue()).compareTo(number) == 0;
  }

  private static boolean isFloat(BigDecimal number) {
    return Float.isFinite(number.floatValue())
        && new BigDecimal(number.floatValue()).compareTo(number) == 0;
  }

  private static boolean isDecimal(BigDecimal number) {
    return number.stripTrailingZeros().precision() <= DECIMAL_DIGITS;
  }
}

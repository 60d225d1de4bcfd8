package dev.lockstep.api.json;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.Value.Decimal128;
import dev.lockstep.model.document.Value.Float64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Numbers as the texts of Extended JSON. */
final class NumberText {
  static final String BITS = "bits:";
  private static final Pattern DOUBLE =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final int SIZE_MAX = 2000;
  private static final long CANONICAL_NAN = Double.doubleToRawLongBits(Double.NaN);

  private NumberText() {}

  static Value int32(String key, Value content) {
    long number = int64(key, content);
    TypeObjects.require(number == (int) number, key, "takes an integer of 32 bits");
    return Value.int32((int) number);
  }

  @SuppressWarnings("UnusedException") // The cause would quote the text.
  static long int64(String key, Value content) {
    if (content instanceof Value.Int32 number) {
      return number.value();
    }
    if (content instanceof Value.Int64 number) {
      return number.value();
    }
    if (content instanceof Value.Text text && text.value().matches("[+-]?[0-9]{1,20}")) {
      try {
        return Long.parseLong(text.value());
      } catch (NumberFormatException e) {
        throw TypeObjects.unfit(key, "takes an integer that fits");
      }
    }
    throw TypeObjects.unfit(key, "takes an integer as a text");
  }

  static long unsigned(String key, Value content) {
    long number = content instanceof Value.Text ? -1 : int64(key, content);
    TypeObjects.require(number >>> 32 == 0, key, "takes unsigned integers of 32 bits");
    return number;
  }

  static Value float64(String key, Value content) {
    if (content instanceof Float64) {
      return content;
    }
    if (content instanceof Value.Int32 number) {
      return Value.float64(number.value());
    }
    if (!(content instanceof Value.Text text) || text.value().length() > SIZE_MAX) {
      throw TypeObjects.unfit(key, "takes a number as a text");
    }
    return switch (text.value()) {
      case "NaN" -> new Float64(CANONICAL_NAN);
      case "Infinity" -> Value.float64(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Value.float64(Double.NEGATIVE_INFINITY);
      default -> finite(key, text.value());
    };
  }

  private static Value finite(String key, String text) {
    if (text.matches(BITS + "[0-9a-f]{16}")) {
      return new Float64(HexFormat.fromHexDigitsToLong(text, BITS.length(), text.length()));
    }
    TypeObjects.require(DOUBLE.matcher(text).matches(), key, "takes a number as a text");
    double number = Double.parseDouble(text);
    TypeObjects.require(Double.isFinite(number), key, "takes a number that fits");
    return Value.float64(number);
  }

  static Value decimal(String key, String text) {
    if (text.matches(BITS + "[0-9a-f]{32}")) {
      int middle = BITS.length() + 16;
      return new Decimal128(
          HexFormat.fromHexDigitsToLong(text, BITS.length(), middle),
          HexFormat.fromHexDigitsToLong(text, middle, text.length()));
    }
    return Decimal128.parse(text)
        .orElseThrow(() -> TypeObjects.unfit(key, "takes a number of at most 34 digits as a text"));
  }

  static String write(Float64 number) {
    double value = number.value();
    if (Double.isNaN(value)) {
      return number.bits() == CANONICAL_NAN
          ? "NaN"
          : BITS + HexFormat.of().toHexDigits(number.bits());
    }
    return Double.toString(value);
  }

  static String write(Decimal128 number) {
    String text = number.text();
    boolean exact = Decimal128.parse(text).filter(number::equals).isPresent();
    HexFormat hex = HexFormat.of();
    return exact ? text : BITS + hex.toHexDigits(number.high()) + hex.toHexDigits(number.low());
  }
}

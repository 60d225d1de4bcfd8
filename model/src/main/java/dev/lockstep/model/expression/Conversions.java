package dev.lockstep.model.expression;

import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Conversions as functions: those of the operation {@code convert}, but that fractions of numbers
 * are cut off on the way to an integer.
 */
final class Conversions {
  private static final int INTEGER_DIGITS_MAX = 19;

  private Conversions() {}

  static Optional<Long> toLong(Value value) {
    return Numbers.isNumber(value)
        ? Value.number(value).flatMap(Conversions::cut)
        : Conversion.convert(value, ValueType.INT64).flatMap(Numbers::integer);
  }

  /** A date; of an object id the second in which it was made. */
  static Optional<Value> toDate(Value value) {
    return value instanceof Value.ObjectId id
        ? Optional.of(new Value.DateTime(seconds(id.bytes()) * 1000))
        : Conversion.convert(value, ValueType.DATE);
  }

  /** An object id begins with the seconds since 1970, unsigned. */
  private static long seconds(Bytes id) {
    return ByteBuffer.wrap(id.toArray()).getInt() & 0xFFFF_FFFFL;
  }

  private static Optional<Long> cut(BigDecimal number) {
    if ((long) number.precision() - number.scale() > INTEGER_DIGITS_MAX) {
      return Optional.empty();
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    return whole.compareTo(BigDecimal.valueOf(whole.longValue())) == 0
        ? Optional.of(whole.longValue())
        : Optional.empty();
  }
}

package dev.lockstep.model.conversion;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.util.Optional;

/**
 * Converts a value to a type where that loses nothing of what it says.
 *
 * <p>Nothing is rounded, cut or guessed: a number that the type cannot hold, a text that is no
 * number, an instant finer than a millisecond have no conversion. A value of the type already is
 * itself. Total and deterministic; no locale and no time zone of the machine takes part.
 */
public final class Conversion {
  private Conversion() {}

  /** Whether there are conversions to the type at all. */
  public static boolean isKnown(ValueType to) {
    return switch (to) {
      case STRING, INT32, INT64, DOUBLE, DECIMAL128, BOOL, DATE, OBJECT_ID, BINARY -> true;
      case DOCUMENT, ARRAY, UNDEFINED, NULL, REGEX, DB_POINTER, CODE -> false;
      case SYMBOL, SCOPED_CODE, TIMESTAMP, MIN_KEY, MAX_KEY -> false;
    };
  }

  /** The value as one of the type. */
  public static Optional<Value> convert(Value value, ValueType to) {
    if (value.type() == to) {
      return Optional.of(value);
    }
    return switch (to) {
      case STRING -> Texts.text(value).map(Value::text);
      case INT32 ->
          Numbers.whole(value).filter(n -> n == n.intValue()).map(n -> Value.int32(n.intValue()));
      case INT64 -> Numbers.whole(value).map(Value::int64);
      case DOUBLE -> Numbers.toDouble(value);
      case DECIMAL128 -> Numbers.toDecimal(value);
      case BOOL -> Texts.truth(value);
      case DATE -> Dates.date(value);
      case OBJECT_ID -> Texts.objectId(value);
      case BINARY -> Texts.uuid(value);
      case DOCUMENT, ARRAY, UNDEFINED, NULL, REGEX, DB_POINTER, CODE -> Optional.empty();
      case SYMBOL, SCOPED_CODE, TIMESTAMP, MIN_KEY, MAX_KEY -> Optional.empty();
    };
  }

  /** The text that says what the value says, for values that have one. */
  public static Optional<String> text(Value value) {
    return Texts.text(value);
  }
}

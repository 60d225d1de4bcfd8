package dev.lockstep.model.document;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One value of a document, exactly as the store holds it: two values are equal only when their type
 * and every bit are.
 *
 * <p>The variants are BSON's, the richest of the stores' type systems; {@code 4} and {@code 4.0}
 * differ, {@code 0.0} and {@code -0.0} differ, and two NaN differ when their payloads do. All
 * values are immutable and may be shared between threads.
 */
public sealed interface Value
    permits Document,
        Value.Text,
        Value.Int32,
        Value.Int64,
        Value.Float64,
        Value.Decimal128,
        Value.Bool,
        Value.Null,
        Value.DateTime,
        Value.Timestamp,
        Value.ObjectId,
        Value.Binary,
        Value.Regex,
        Value.Code,
        Value.ScopedCode,
        Value.Symbol,
        Value.DbPointer,
        Value.Undefined,
        Value.MinKey,
        Value.MaxKey,
        Value.Array {

  /** The type of this value. */
  ValueType type();

  /** Text in Unicode. */
  record Text(String value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }
  }

  /** A 32-bit integer. */
  record Int32(int value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.INT32;
    }
  }

  /** A 64-bit integer. */
  record Int64(long value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.INT64;
    }
  }

  /** A 64-bit binary floating-point number, held by its bits so that NaN payloads survive. */
  record Float64(long bits) implements Value {
    /** The value holding this number. */
    public static Float64 of(double number) {
      return new Float64(Double.doubleToRawLongBits(number));
    }

    /** This value as a number. */
    public double value() {
      return Double.longBitsToDouble(bits);
    }

    @Override
    public ValueType type() {
      return ValueType.DOUBLE;
    }
  }

  /** An IEEE 754 decimal128 by its two halves; the exponent, and so the scale, is kept. */
  record Decimal128(long high, long low) implements Value {
    /** The number written in this text, where it fits without rounding. */
    public static Optional<Decimal128> parse(String text) {
      return DecimalNotation.parse(text);
    }

    /** This number, its scale kept where it can be; empty where it does not fit exactly. */
    public static Optional<Decimal128> of(BigDecimal number) {
      return DecimalNotation.bits(number, number.signum() < 0);
    }

    /** The number that it is, exactly; empty for NaN and the infinities. */
    public Optional<BigDecimal> number() {
      return DecimalNotation.number(high, low);
    }

    /** Whether it is not a number. */
    public boolean isNaN() {
      return DecimalNotation.isNaN(high);
    }

    /** Whether it is one of the two infinities. */
    public boolean isInfinite() {
      return DecimalNotation.isInfinite(high);
    }

    /** The number as BSON's canonical text, such as {@code 1.20} or {@code -1E+6}. */
    public String text() {
      return DecimalNotation.write(high, low);
    }

    @Override
    public ValueType type() {
      return ValueType.DECIMAL128;
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.BOOL;
    }
  }

  /** Null, which is present; absence is the lack of a value. */
  record Null() implements Value {
    @Override
    public ValueType type() {
      return ValueType.NULL;
    }
  }

  /** An instant in milliseconds since 1970-01-01T00:00Z. */
  record DateTime(long epochMillis) implements Value {
    @Override
    public ValueType type() {
      return ValueType.DATE;
    }
  }

  /** A replication timestamp: seconds in the upper 32 bits, an ordinal in the lower ones. */
  record Timestamp(long value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.TIMESTAMP;
    }
  }

  /** A twelve-byte object identifier. */
  record ObjectId(Bytes bytes) implements Value {
    public ObjectId {
      if (bytes.size() != 12) {
        throw new IllegalArgumentException("An object id has 12 bytes, not " + bytes.size());
      }
    }

    /** The identifier written as 24 hexadecimal digits. */
    public static ObjectId of(String hex) {
      return new ObjectId(Bytes.of(HexFormat.of().parseHex(hex)));
    }

    @Override
    public ValueType type() {
      return ValueType.OBJECT_ID;
    }
  }

  /** Bytes with their BSON subtype (0 to 255). */
  record Binary(int subtype, Bytes bytes) implements Value {
    /** The subtype of a UUID in network byte order. */
    public static final int UUID_SUBTYPE = 4;

    /** A UUID in its standard representation. */
    public static Binary of(UUID uuid) {
      byte[] bytes = new byte[16];
      for (int i = 0; i < 8; i++) {
        bytes[i] = (byte) (uuid.getMostSignificantBits() >>> (56 - 8 * i));
        bytes[i + 8] = (byte) (uuid.getLeastSignificantBits() >>> (56 - 8 * i));
      }
      return new Binary(UUID_SUBTYPE, Bytes.of(bytes));
    }

    @Override
    public ValueType type() {
      return ValueType.BINARY;
    }
  }

  /** A regular expression with its option letters. */
  record Regex(String pattern, String options) implements Value {
    @Override
    public ValueType type() {
      return ValueType.REGEX;
    }
  }

  /** JavaScript code without a scope. */
  record Code(String source) implements Value {
    @Override
    public ValueType type() {
      return ValueType.CODE;
    }
  }

  /** JavaScript code with a scope (deprecated by BSON, kept exactly). */
  record ScopedCode(String source, Document scope) implements Value {
    @Override
    public ValueType type() {
      return ValueType.SCOPED_CODE;
    }
  }

  /** A symbol (deprecated by BSON, kept exactly). */
  record Symbol(String name) implements Value {
    @Override
    public ValueType type() {
      return ValueType.SYMBOL;
    }
  }

  /** A database pointer (deprecated by BSON, kept exactly). */
  record DbPointer(String namespace, ObjectId id) implements Value {
    @Override
    public ValueType type() {
      return ValueType.DB_POINTER;
    }
  }

  /** Undefined (deprecated by BSON, kept exactly). */
  record Undefined() implements Value {
    @Override
    public ValueType type() {
      return ValueType.UNDEFINED;
    }
  }

  /** The value below all others. */
  record MinKey() implements Value {
    @Override
    public ValueType type() {
      return ValueType.MIN_KEY;
    }
  }

  /** The value above all others. */
  record MaxKey() implements Value {
    @Override
    public ValueType type() {
      return ValueType.MAX_KEY;
    }
  }

  /** An ordered list of values. */
  record Array(List<Value> items) implements Value {
    public Array {
      items = List.copyOf(items);
    }

    /** The array of these items. */
    public static Array of(Value... items) {
      return new Array(Arrays.asList(items));
    }

    @Override
    public ValueType type() {
      return ValueType.ARRAY;
    }
  }

  /** The number that a value is, exactly; empty for what is none, for NaN and the infinities. */
  static Optional<BigDecimal> number(Value value) {
    return switch (value) {
      case Int32 number -> Optional.of(BigDecimal.valueOf(number.value()));
      case Int64 number -> Optional.of(BigDecimal.valueOf(number.value()));
      case Float64 number when Double.isFinite(number.value()) ->
          Optional.of(new BigDecimal(number.value()));
      case Decimal128 number -> number.number();
      default -> Optional.empty();
    };
  }

  /** The one null. */
  Null NULL = new Null();

  /** The value holding this text. */
  static Text text(String value) {
    return new Text(value);
  }

  /** The value holding this 32-bit integer. */
  static Int32 int32(int value) {
    return new Int32(value);
  }

  /** The value holding this 64-bit integer. */
  static Int64 int64(long value) {
    return new Int64(value);
  }

  /** The value holding this floating-point number. */
  static Float64 float64(double value) {
    return Float64.of(value);
  }

  /** The value holding this truth value. */
  static Bool bool(boolean value) {
    return new Bool(value);
  }
}

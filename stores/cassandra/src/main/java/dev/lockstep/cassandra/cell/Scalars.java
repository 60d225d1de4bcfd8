package dev.lockstep.cassandra.cell;

import static java.util.Map.entry;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The formats of the types that have no parts; each value is the closest that documents have. */
final class Scalars {
  private static final int UUID_SIZE = 16;
  private static final int TIME_BASED = 1;
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;
  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final int NAN = 0x7fc00000;

  private static final Map<DataType, Format> FORMATS =
      Map.ofEntries(
          entry(DataTypes.ASCII, text(StandardCharsets.US_ASCII)),
          entry(DataTypes.TEXT, text(StandardCharsets.UTF_8)),
          entry(DataTypes.TINYINT, fixed(1, Scalars::tinyint, Scalars::toTinyint)),
          entry(DataTypes.SMALLINT, fixed(2, Scalars::smallint, Scalars::toSmallint)),
          entry(DataTypes.INT, fixed(4, b -> Value.int32(b.getInt()), Scalars::toInt)),
          entry(DataTypes.BIGINT, fixed(8, b -> Value.int64(b.getLong()), Scalars::toBigint)),
          entry(DataTypes.VARINT, new LoneFormat(BigNumbers::varint, BigNumbers::toVarint)),
          entry(DataTypes.DECIMAL, new LoneFormat(BigNumbers::decimal, BigNumbers::toDecimal)),
          entry(DataTypes.FLOAT, new LoneFormat(Scalars::readFloat, Scalars::toFloat)),
          entry(DataTypes.DOUBLE, fixed(8, b -> new Value.Float64(b.getLong()), Scalars::toDouble)),
          entry(DataTypes.BOOLEAN, fixed(1, b -> Value.bool(b.get() != 0), Scalars::toBoolean)),
          entry(DataTypes.BLOB, new LoneFormat(Scalars::blob, Scalars::toBlob)),
          entry(DataTypes.UUID, fixed(UUID_SIZE, Scalars::uuid, Scalars::toUuid)),
          entry(DataTypes.TIMEUUID, new LoneFormat(Scalars::timeuuid, Scalars::toUuid)),
          entry(
              DataTypes.TIMESTAMP,
              fixed(8, b -> new Value.DateTime(b.getLong()), Scalars::toTimestamp)),
          entry(DataTypes.DATE, fixed(4, Scalars::date, Scalars::toDate)),
          entry(DataTypes.TIME, new LoneFormat(Scalars::time, Scalars::toBigint)),
          entry(DataTypes.DURATION, new LoneFormat(Durations::read, Durations::write)),
          entry(DataTypes.INET, new LoneFormat(Addresses::read, Addresses::write)));

  private Scalars() {}

  /** The format of a type, if it has no parts and can be carried. */
  static Optional<Format> of(DataType type) {
    return Optional.ofNullable(FORMATS.get(type)).map(Format::exact);
  }

  private record LoneFormat(
      Function<ByteBuffer, Optional<Value>> reader, Function<Value, Optional<ByteBuffer>> writer)
      implements Format {
    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      return reader.apply(bytes.duplicate());
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      return writer.apply(value);
    }
  }

  private static Format fixed(
      int size, Function<ByteBuffer, Value> reader, Function<Value, Optional<ByteBuffer>> writer) {
    return new LoneFormat(
        b -> b.remaining() == size ? Optional.of(reader.apply(b)) : Optional.empty(), writer);
  }

  /** What is malformed is replaced in one direction only, so that the other way tells. */
  private static Format text(Charset charset) {
    return new LoneFormat(
        bytes -> Optional.of(Value.text(decoded(charset, bytes))),
        value ->
            value instanceof Value.Text(String text)
                ? Optional.of(ByteBuffer.wrap(text.getBytes(charset)))
                : Optional.empty());
  }

  private static String decoded(Charset charset, ByteBuffer bytes) {
    if (bytes.hasArray()) {
      return new String(
          bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), charset);
    }
    byte[] content = new byte[bytes.remaining()];
    bytes.duplicate().get(content);
    return new String(content, charset);
  }

  private static Value tinyint(ByteBuffer bytes) {
    return Value.int32(bytes.get());
  }

  private static Optional<ByteBuffer> toTinyint(Value value) {
    return value instanceof Value.Int32(int number)
        ? Optional.of(ByteBuffer.allocate(1).put((byte) number).flip())
        : Optional.empty();
  }

  private static Value smallint(ByteBuffer bytes) {
    return Value.int32(bytes.getShort());
  }

  private static Optional<ByteBuffer> toSmallint(Value value) {
    return value instanceof Value.Int32(int number)
        ? Optional.of(ByteBuffer.allocate(2).putShort((short) number).flip())
        : Optional.empty();
  }

  private static Optional<ByteBuffer> toInt(Value value) {
    return value instanceof Value.Int32(int number)
        ? Optional.of(ByteBuffer.allocate(4).putInt(number).flip())
        : Optional.empty();
  }

  private static Optional<ByteBuffer> toBigint(Value value) {
    return value instanceof Value.Int64(long number)
        ? Optional.of(eight(number))
        : Optional.empty();
  }

  /** Only the usual NaN: what widening does to the bits of another one is up to the processor. */
  private static Optional<Value> readFloat(ByteBuffer bytes) {
    if (bytes.remaining() != 4) {
      return Optional.empty();
    }
    int bits = bytes.getInt();
    float number = Float.intBitsToFloat(bits);
    return Float.isNaN(number) && bits != NAN
        ? Optional.empty()
        : Optional.of(Value.float64(number));
  }

  private static Optional<ByteBuffer> toFloat(Value value) {
    return value instanceof Value.Float64 number
        ? Optional.of(ByteBuffer.allocate(4).putFloat((float) number.value()).flip())
        : Optional.empty();
  }

  private static Optional<ByteBuffer> toDouble(Value value) {
    return value instanceof Value.Float64(long bits) ? Optional.of(eight(bits)) : Optional.empty();
  }

  private static Optional<ByteBuffer> toBoolean(Value value) {
    return value instanceof Value.Bool(boolean truth)
        ? Optional.of(ByteBuffer.wrap(new byte[] {(byte) (truth ? 1 : 0)}))
        : Optional.empty();
  }

  private static Optional<Value> blob(ByteBuffer bytes) {
    return Optional.of(new Value.Binary(0, Format.content(bytes)));
  }

  private static Optional<ByteBuffer> toBlob(Value value) {
    return ofSubtype(0, value);
  }

  private static Value uuid(ByteBuffer bytes) {
    return new Value.Binary(Value.Binary.UUID_SUBTYPE, Format.content(bytes));
  }

  private static Optional<Value> timeuuid(ByteBuffer bytes) {
    return bytes.remaining() == UUID_SIZE && bytes.get(bytes.position() + 6) >> 4 == TIME_BASED
        ? Optional.of(uuid(bytes))
        : Optional.empty();
  }

  private static Optional<ByteBuffer> toUuid(Value value) {
    return ofSubtype(Value.Binary.UUID_SUBTYPE, value);
  }

  private static Optional<ByteBuffer> ofSubtype(int wanted, Value value) {
    return value instanceof Value.Binary(int subtype, Bytes content) && subtype == wanted
        ? Optional.of(ByteBuffer.wrap(content.toArray()))
        : Optional.empty();
  }

  private static Optional<ByteBuffer> toTimestamp(Value value) {
    return value instanceof Value.DateTime(long millis)
        ? Optional.of(eight(millis))
        : Optional.empty();
  }

  /** Days are counted from the middle of the unsigned range; midnight in UTC stands for a day. */
  private static Value date(ByteBuffer bytes) {
    return new Value.DateTime((bytes.getInt() ^ Integer.MIN_VALUE) * MILLIS_PER_DAY);
  }

  private static Optional<ByteBuffer> toDate(Value value) {
    if (!(value instanceof Value.DateTime(long millis))) {
      return Optional.empty();
    }
    int day = (int) Math.floorDiv(millis, MILLIS_PER_DAY);
    return Optional.of(ByteBuffer.allocate(4).putInt(day ^ Integer.MIN_VALUE).flip());
  }

  private static Optional<Value> time(ByteBuffer bytes) {
    return bytes.remaining() == Long.BYTES
        ? Optional.of(bytes.getLong())
            .filter(nanos -> nanos >= 0 && nanos < NANOS_PER_DAY)
            .map(Value::int64)
        : Optional.empty();
  }

  private static ByteBuffer eight(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).flip();
  }
}

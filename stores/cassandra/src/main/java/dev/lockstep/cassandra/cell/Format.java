package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How the values of one CQL type lie in bytes. Both ways answer nothing for what they cannot carry
 * exactly, and each undoes the other. Buffers that come in are left as they are.
 */
interface Format {
  /** The subtype of bytes that no value of their type stands for, read from a column. */
  int RAW_SUBTYPE = 0x80;

  /** The value that these bytes stand for, if there is one. */
  Optional<Value> read(ByteBuffer bytes);

  /** The bytes of this value, if it is one of this type. */
  Optional<ByteBuffer> write(Value value);

  /** This format where it is exact, checked by going both ways. */
  default Format exact() {
    Format loose = this;
    return new Format() {
      @Override
      public Optional<Value> read(ByteBuffer bytes) {
        return loose
            .read(bytes.duplicate())
            .filter(value -> loose.write(value).filter(bytes::equals).isPresent());
      }

      @Override
      public Optional<ByteBuffer> write(Value value) {
        return loose
            .write(value)
            .filter(bytes -> loose.read(bytes.duplicate()).filter(value::equals).isPresent());
      }
    };
  }

  /** This format, and for all other bytes the bytes themselves. */
  default Format orRaw() {
    Format exact = this;
    return new Format() {
      @Override
      public Optional<Value> read(ByteBuffer bytes) {
        return exact.read(bytes).or(() -> Optional.of(raw(bytes)));
      }

      @Override
      public Optional<ByteBuffer> write(Value value) {
        return value instanceof Value.Binary(int subtype, Bytes content) && subtype == RAW_SUBTYPE
            ? Optional.of(ByteBuffer.wrap(content.toArray()))
                .filter(bytes -> exact.read(bytes).isEmpty())
            : exact.write(value);
      }
    };
  }

  private static Value raw(ByteBuffer bytes) {
    return new Value.Binary(RAW_SUBTYPE, content(bytes));
  }

  /** A copy of what is left in a buffer. */
  static Bytes content(ByteBuffer bytes) {
    byte[] content = new byte[bytes.remaining()];
    bytes.duplicate().get(content);
    return Bytes.of(content);
  }
}

package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a composite in its bytes, each behind its size; -1 stands for null. */
final class Parts {
  private static final int NULL_SIZE = -1;

  private Parts() {}

  /** The next part, null where it is; empty where the bytes are not made of parts. */
  static Optional<Value> next(ByteBuffer bytes, Format format) {
    if (bytes.remaining() < Integer.BYTES) {
      return Optional.empty();
    }
    int size = bytes.getInt();
    if (size == NULL_SIZE) {
      return Optional.of(Value.NULL);
    }
    if (size < 0 || size > bytes.remaining()) {
      return Optional.empty();
    }
    ByteBuffer part = bytes.slice(bytes.position(), size);
    bytes.position(bytes.position() + size);
    return format.read(part);
  }

  /** The parts behind their number, none of them null; empty where the bytes are otherwise. */
  static Optional<List<Value>> counted(ByteBuffer whole, List<Format> cycle) {
    ByteBuffer bytes = whole.duplicate();
    if (bytes.remaining() < Integer.BYTES) {
      return Optional.empty();
    }
    long count = (long) bytes.getInt() * cycle.size();
    if (count < 0 || count > bytes.remaining() / Integer.BYTES) {
      return Optional.empty();
    }
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<Value> part = next(bytes, cycle.get(i % cycle.size()));
      if (part.isEmpty() || part.get() instanceof Value.Null) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return bytes.hasRemaining() ? Optional.empty() : Optional.of(parts);
  }

  /** The bytes of these parts behind their number. */
  static ByteBuffer counted(int number, List<ByteBuffer> parts) {
    return join(Optional.of(number), parts.stream().map(Optional::of).toList());
  }

  /** The bytes of these parts, an empty one being null. */
  static ByteBuffer uncounted(List<Optional<ByteBuffer>> parts) {
    return join(Optional.empty(), parts);
  }

  private static ByteBuffer join(Optional<Integer> number, List<Optional<ByteBuffer>> parts) {
    int size = number.isPresent() ? Integer.BYTES : 0;
    for (Optional<ByteBuffer> part : parts) {
      size += Integer.BYTES + part.map(ByteBuffer::remaining).orElse(0);
    }
    ByteBuffer whole = ByteBuffer.allocate(size);
    number.ifPresent(whole::putInt);
    for (Optional<ByteBuffer> part : parts) {
      whole.putInt(part.map(ByteBuffer::remaining).orElse(NULL_SIZE));
      part.ifPresent(bytes -> whole.put(bytes.duplicate()));
    }
    return whole.flip();
  }

  /** Each of the values in its bytes; empty where one of them does not fit. */
  static Optional<List<ByteBuffer>> write(List<Value> values, Format format) {
    List<ByteBuffer> parts = new ArrayList<>();
    for (Value value : values) {
      Optional<ByteBuffer> part = format.write(value);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }
}

package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists and sets as arrays, in the order the server holds them; vectors as arrays too. */
final class Sequences {
  private Sequences() {}

  /** A list or a set. */
  record Counted(Format element) implements Format {
    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      return Parts.counted(bytes, List.of(element)).map(Value.Array::new);
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      return value instanceof Value.Array(List<Value> items)
          ? Parts.write(items, element).map(parts -> Parts.counted(parts.size(), parts))
          : Optional.empty();
    }
  }

  /** A vector of elements that all have one size: they lie side by side. */
  record Vector(Format element, int elementSize, int dimensions) implements Format {
    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      if (bytes.remaining() != elementSize * dimensions) {
        return Optional.empty();
      }
      List<Value> items = new ArrayList<>();
      for (int i = 0; i < dimensions; i++) {
        int start = bytes.position() + i * elementSize;
        element.read(bytes.slice(start, elementSize)).ifPresent(items::add);
      }
      return items.size() == dimensions ? Optional.of(new Value.Array(items)) : Optional.empty();
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      if (!(value instanceof Value.Array(List<Value> items)) || items.size() != dimensions) {
        return Optional.empty();
      }
      return Parts.write(items, element)
          .filter(parts -> parts.stream().allMatch(part -> part.remaining() == elementSize))
          .map(parts -> {
            ByteBuffer whole = ByteBuffer.allocate(elementSize * dimensions);
            parts.forEach(part -> whole.put(part.duplicate()));
            return whole.flip();
          });
    }
  }
}

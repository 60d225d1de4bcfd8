package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tuples as arrays, user-defined types as documents. A part that is null is null; parts that are
 * missing at the end, as in what was written before the type had them, are missing.
 */
final class Structures {
  private Structures() {}

  /** A tuple. */
  record Tuple(List<Format> components) implements Format {
    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      return parts(bytes, components).map(Value.Array::new);
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      return value instanceof Value.Array(List<Value> items)
          ? bytes(items, components)
          : Optional.empty();
    }
  }

  /** A user-defined type, its fields in the type's order. */
  record Udt(List<String> names, List<Format> fields) implements Format {
    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      return parts(bytes, fields)
          .map(parts -> {
            Document.Builder document = Document.builder();
            for (int i = 0; i < parts.size(); i++) {
              document = document.add(names.get(i), parts.get(i));
            }
            return document.build();
          });
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      if (!(value instanceof Document document)
          || document.size() > names.size()
          || !document.names().equals(names.subList(0, document.size()))) {
        return Optional.empty();
      }
      List<Value> parts = new ArrayList<>();
      for (int i = 0; i < document.size(); i++) {
        parts.add(document.value(i));
      }
      return bytes(parts, fields);
    }
  }

  private static Optional<List<Value>> parts(ByteBuffer whole, List<Format> formats) {
    ByteBuffer bytes = whole.duplicate();
    List<Value> parts = new ArrayList<>();
    while (bytes.hasRemaining() && parts.size() < formats.size()) {
      Optional<Value> part = Parts.next(bytes, formats.get(parts.size()));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    // No bytes at all are an empty value, which the server takes for every type.
    return bytes.hasRemaining() || parts.isEmpty() ? Optional.empty() : Optional.of(parts);
  }

  private static Optional<ByteBuffer> bytes(List<Value> values, List<Format> formats) {
    if (values.isEmpty() || values.size() > formats.size()) {
      return Optional.empty();
    }
    List<Optional<ByteBuffer>> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<ByteBuffer> part = formats.get(i).write(values.get(i));
      if (part.isEmpty() && !(values.get(i) instanceof Value.Null)) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(Parts.uncounted(parts));
  }
}

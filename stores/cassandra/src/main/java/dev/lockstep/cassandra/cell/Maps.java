package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps, in the order the server holds them. */
final class Maps {
  private Maps() {}

  /** A map whose keys are text: a document of its entries. */
  record Named(Format key, Format element) implements Format {
    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      return Parts.counted(bytes, List.of(key, element)).flatMap(Named::document);
    }

    private static Optional<Value> document(List<Value> parts) {
      Document.Builder fields = Document.builder();
      Set<String> names = new HashSet<>();
      for (int i = 0; i < parts.size(); i += 2) {
        if (!(parts.get(i) instanceof Value.Text(String name)) || !names.add(name)) {
          return Optional.empty();
        }
        fields = fields.add(name, parts.get(i + 1));
      }
      return Optional.of(fields.build());
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      if (!(value instanceof Document entries)) {
        return Optional.empty();
      }
      List<ByteBuffer> parts = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        key.write(Value.text(entries.name(i))).ifPresent(parts::add);
        element.write(entries.value(i)).ifPresent(parts::add);
      }
      return joined(parts, entries.size());
    }
  }

  /**
   * A map with other keys: an array of entries, each a document of {@code key} and {@code value}.
   */
  record Listed(Format key, Format element) implements Format {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    @Override
    public Optional<Value> read(ByteBuffer bytes) {
      return Parts.counted(bytes, List.of(key, element))
          .map(parts -> {
            List<Value> entries = new ArrayList<>();
            for (int i = 0; i < parts.size(); i += 2) {
              entries.add(Document.of(KEY, parts.get(i), VALUE, parts.get(i + 1)));
            }
            return new Value.Array(entries);
          });
    }

    @Override
    public Optional<ByteBuffer> write(Value value) {
      if (!(value instanceof Value.Array(List<Value> entries))) {
        return Optional.empty();
      }
      List<ByteBuffer> parts = new ArrayList<>();
      for (Value entry : entries) {
        if (entry instanceof Document pair && pair.names().equals(List.of(KEY, VALUE))) {
          key.write(pair.value(0)).ifPresent(parts::add);
          element.write(pair.value(1)).ifPresent(parts::add);
        }
      }
      return joined(parts, entries.size());
    }
  }

  /** The map of these parts; empty where some did not fit and are missing. */
  private static Optional<ByteBuffer> joined(List<ByteBuffer> parts, int entries) {
    return parts.size() == 2 * entries
        ? Optional.of(Parts.counted(entries, parts))
        : Optional.empty();
  }
}

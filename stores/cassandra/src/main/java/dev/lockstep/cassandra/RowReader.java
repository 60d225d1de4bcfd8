package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.ListType;
import dev.lockstep.cassandra.cell.CellCodec;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.CellTimes.Parts;
import dev.lockstep.model.write.CellTimes.Whole;
import dev.lockstep.model.write.Written;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is asked of a table, and the rows that come back: every column by its name, and the times of
 * each cell beside it. Columns that are added later are not seen, and shift nothing. Immutable;
 * threads may share it.
 */
final class RowReader {
  private final TableShape shape;
  private final List<CqlIdentifier> plain;
  private final List<CellCodec> codecs;
  private final List<Boolean> isStoredByFields;

  RowReader(TableShape shape) {
    this.shape = shape;
    this.plain = Stream.concat(shape.keyColumns().stream(), shape.cells().stream()).toList();
    this.codecs =
        plain.stream()
            .map(column -> shape.codec().column(column.asInternal()).orElseThrow())
            .toList();
    this.isStoredByFields =
        plain.stream().map(column -> Elements.areFields(shape.type(column))).toList();
  }

  /** What stands between SELECT and WHERE. */
  String selection() {
    List<String> terms =
        new ArrayList<>(plain.stream().map(column -> column.asCql(false)).toList());
    for (CqlIdentifier cell : shape.cells()) {
      terms.add("WRITETIME(%s)".formatted(cell.asCql(false)));
      terms.add("TTL(%s)".formatted(cell.asCql(false)));
    }
    return "%s FROM %s".formatted(String.join(", ", terms), shape.table());
  }

  /** The row that a query of this selection answers. */
  StoredRow read(Row row) {
    Document document = document(row);
    int bytes = 0;
    for (int i = 0; i < plain.size(); i++) {
      bytes += Optional.ofNullable(row.getBytesUnsafe(i)).map(cell -> cell.remaining()).orElse(0);
    }
    Map<String, CellTimes> times = new HashMap<>();
    for (int i = 0; i < shape.cells().size(); i++) {
      int at = plain.size() + 2 * i;
      if (!row.isNull(at)) {
        times.put(shape.field(shape.cells().get(i)), times(row, at));
      }
    }
    return new StoredRow(shape.key(document), document, times, bytes);
  }

  /** Cells under the names of their fields; a tag as the document it is. */
  private Document document(Row row) {
    Document.Builder document = Document.builder();
    for (int i = 0; i < plain.size(); i++) {
      ByteBuffer cell = row.getBytesUnsafe(i);
      if (cell != null) {
        CqlIdentifier column = plain.get(i);
        Value value = codecs.get(i).decode(cell);
        boolean isKey = i < shape.keyColumns().size();
        document =
            isKey
                ? document.add(column.asInternal(), value)
                : document.add(
                    shape.field(column), Tags.read(shape.field(column), withoutUnset(i, value)));
      }
    }
    return document.build();
  }

  /** A field of a type that is not frozen is a cell, and one that is null is not there. */
  private Value withoutUnset(int index, Value value) {
    if (!isStoredByFields.get(index) || !(value instanceof Document whole)) {
      return value;
    }
    Document set = whole;
    for (String name : whole.names()) {
      set = whole.get(name).equals(Optional.of(Value.NULL)) ? set.without(name) : set;
    }
    return set;
  }

  private static CellTimes times(Row row, int at) {
    return row.getColumnDefinitions().get(at).getType() instanceof ListType
        ? parts(row, at)
        : new Whole(
            new Written(
                row.getLong(at),
                row.isNull(at + 1) ? OptionalInt.empty() : OptionalInt.of(row.getInt(at + 1))));
  }

  /** Lists of times hold null where a field is not set, and lists of seconds where a part stays. */
  private static Parts parts(Row row, int at) {
    List<Optional<Long>> micros = list(row, at, Long.class);
    List<Optional<Integer>> seconds = list(row, at + 1, Integer.class);
    List<Optional<Written>> parts = new ArrayList<>();
    for (int i = 0; i < micros.size(); i++) {
      OptionalInt left =
          i < seconds.size() && seconds.get(i).isPresent()
              ? OptionalInt.of(seconds.get(i).get())
              : OptionalInt.empty();
      parts.add(micros.get(i).map(time -> new Written(time, left)));
    }
    return new Parts(parts);
  }

  private static <T> List<Optional<T>> list(Row row, int at, Class<T> type) {
    return Optional.ofNullable(row.getList(at, type)).stream()
        .flatMap(List::stream)
        .map(Optional::ofNullable)
        .toList();
  }
}

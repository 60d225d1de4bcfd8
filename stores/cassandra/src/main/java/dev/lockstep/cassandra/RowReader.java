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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of a table, and the rows that come back: every column by its name, and the times of
 * each cell beside it. Columns that are added later are not seen, and shift nothing. Immutable;
 * threads may share it.
 */
final class RowReader {
  private final TableShape shape;
  private final List<Read> columns;
  private final String selection;

  /** A column that is read. */
  private record Read(
      String field, boolean isKey, boolean isTag, boolean isStoredByFields, CellCodec codec) {}

  RowReader(TableShape shape) {
    this.shape = shape;
    this.columns =
        Stream.concat(
                shape.keyColumns().stream().map(key -> read(shape, key, true)),
                shape.cells().stream().map(cell -> read(shape, cell, false)))
            .toList();
    this.selection = selection(shape);
  }

  private static Read read(TableShape shape, CqlIdentifier column, boolean isKey) {
    String field = isKey ? column.asInternal() : shape.field(column);
    return new Read(
        field,
        isKey,
        !isKey && Tags.isTag(field),
        Elements.areFields(shape.type(column)),
        shape.codec().column(column.asInternal()).orElseThrow());
  }

  private static String selection(TableShape shape) {
    List<String> terms =
        Stream.concat(shape.keyColumns().stream(), shape.cells().stream())
            .map(column -> column.asCql(false))
            .collect(Collectors.toCollection(ArrayList::new));
    for (CqlIdentifier cell : shape.cells()) {
      terms.add("WRITETIME(%s)".formatted(cell.asCql(false)));
      terms.add("TTL(%s)".formatted(cell.asCql(false)));
    }
    return "%s FROM %s".formatted(String.join(", ", terms), shape.table());
  }

  /** What stands between SELECT and WHERE. */
  String selection() {
    return selection;
  }

  /** The row that a query of this selection answers: cells under the names of their fields. */
  StoredRow read(Row row) {
    Document.Builder document = Document.builder();
    Map<String, CellTimes> times = new HashMap<>();
    int bytes = 0;
    int timesAt = columns.size();
    for (int i = 0; i < columns.size(); i++) {
      Read column = columns.get(i);
      ByteBuffer cell = row.getBytesUnsafe(i);
      if (cell != null) {
        bytes += cell.remaining();
        document = document.add(column.field(), value(column, cell));
      }
      if (!column.isKey()) {
        if (!row.isNull(timesAt)) {
          times.put(column.field(), times(row, timesAt));
        }
        timesAt += 2;
      }
    }
    Document all = document.build();
    return new StoredRow(shape.key(all), all, times, bytes);
  }

  /** A tag is the document it is. */
  private static Value value(Read column, ByteBuffer cell) {
    Value held = column.codec().decode(cell);
    if (column.isTag()) {
      return Tags.read(column.field(), held);
    }
    return column.isStoredByFields() ? withoutUnset(held) : held;
  }

  /** A field of a type that is not frozen is a cell, and one that is null is not there. */
  private static Value withoutUnset(Value value) {
    if (!(value instanceof Document whole)) {
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

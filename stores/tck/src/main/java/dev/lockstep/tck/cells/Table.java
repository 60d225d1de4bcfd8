package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.Times;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.tck.key.KeyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One table: its columns and its rows. A field has a physical column of its own from each expand to
 * the next contract, and never again the same. Guarded by the store's lock.
 */
final class Table {
  /** The column that an {@code INSERT} writes beside the others; no document shows it. */
  static final String MARKER = "";

  private static final int BYTES_PER_CELL = 16;

  private final TreeMap<Value, Row> rows = new TreeMap<>(KeyOrder.BSON);
  private final TreeMap<String, String> columns = new TreeMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> byParts = new HashSet<>();
  private final long graceSeconds;
  private int generations;

  Table(Duration grace) {
    this.graceSeconds = grace.toSeconds();
  }

  /** Makes a column of the users. */
  void create(String field) {
    columns.put(field, field + "#" + ++generations);
  }

  /** Makes a column of the users whose values are stored by their parts. */
  void createByParts(String field) {
    create(field);
    byParts.add(Objects.requireNonNull(columns.get(field)));
  }

  /** Whether a column's values are stored by their parts. */
  boolean isByParts(String column) {
    return byParts.contains(column);
  }

  /** Whether the users have a column for a field, so that none can be made. */
  boolean isTaken(String field) {
    return columns.containsKey(field) && !made.contains(field);
  }

  /** Makes a column for a field that has none. */
  void expand(String field) {
    if (made.add(field)) {
      create(field);
    }
  }

  /** The column that was made for a field is the users' from now on. */
  void keep(String field) {
    made.remove(field);
  }

  /** Drops the column that was made for a field, with all that stands in it or may yet arrive. */
  void contract(String field) {
    String column = made.remove(field) ? columns.remove(field) : null;
    if (column != null) {
      rows.values().forEach(row -> row.drop(column));
      rows.values().removeIf(Row::isForgotten);
    }
  }

  /** The physical columns there are, by field. */
  Map<String, String> columns() {
    return Map.copyOf(columns);
  }

  boolean has(String column) {
    return columns.containsValue(column);
  }

  /** Takes a mutation in; what it says of columns that were dropped meanwhile is passed over. */
  void take(Mutation mutation, Instant now) {
    long seconds = now.getEpochSecond();
    Row row = rows.computeIfAbsent(mutation.key(), key -> new Row());
    mutation.rowDelete().ifPresent(micros -> row.delete(micros, seconds));
    mutation.emptied().forEach(row::empty);
    mutation
        .cells()
        .forEach((column, cell) -> {
          if (column.equals(MARKER) || has(Parts.whole(column))) {
            row.write(column, cell);
          }
        });
    row.purge(seconds, graceSeconds);
    if (row.isForgotten()) {
      rows.remove(mutation.key());
    }
  }

  /** Forgets deletes older than the table's grace. */
  void purge(Instant now) {
    rows.values().forEach(row -> row.purge(now.getEpochSecond(), graceSeconds));
    rows.values().removeIf(Row::isForgotten);
  }

  boolean holds(Value key, String column, Cell cell) {
    return Optional.ofNullable(rows.get(key)).filter(row -> row.holds(column, cell)).isPresent();
  }

  /** Whether a read answers the row at all, be it with nothing but its key. */
  boolean isVisible(Value key, Instant now) {
    Row row = rows.get(key);
    long seconds = now.getEpochSecond();
    return row != null
        && (row.live(MARKER, seconds).isPresent()
            || row.hasLive(Set.copyOf(columns.values()), seconds));
  }

  /** The row as a document; none where no cell but the key is there. */
  Optional<StoredDocument.Readable> read(Value key, Instant now) {
    return Optional.ofNullable(rows.get(key)).flatMap(row -> read(key, row, now));
  }

  private Optional<StoredDocument.Readable> read(Value key, Row row, Instant now) {
    Document.Builder document = Document.builder().add("_id", key);
    Map<String, CellTimes> times = new HashMap<>();
    long seconds = now.getEpochSecond();
    columns.forEach((field, column) -> {
      SortedMap<String, Cell> parts = row.liveParts(column, seconds);
      Optional<Cell> whole = row.live(column, seconds);
      Parts.value(parts)
          .or(() -> whole.flatMap(Cell::value))
          .ifPresent(value -> {
            document.add(field, value);
            times.put(
                field,
                whole
                    .map(cell -> Row.told(cell, seconds))
                    .orElseGet(() -> Parts.told(parts, seconds)));
          });
    });
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StoredDocument.Readable(
                key, document.build(), BYTES_PER_CELL * times.size(), new Times(times, now)));
  }

  /** Keys of rows, some of which may have nothing left to show. */
  NavigableMap<Value, Row> rows() {
    return rows;
  }
}

package dev.lockstep.checks.simulation;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.key.KeyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What rows must be in the old shape when everything has come to rest: of the live writes of a cell
 * the one with the latest time counts, of what was deleted or has expired nothing comes back. Where
 * a value only has another name in the new shape, its writes there are writes of the same cell.
 */
final class LiveRows {
  private static final String PART = "/";

  private final Map<Value, Row> rows = new LinkedHashMap<>();
  private final Set<String> byParts;

  /** No rows yet, with these fields stored by their parts. */
  LiveRows(Set<String> byParts) {
    this.byParts = Set.copyOf(byParts);
  }

  /** A write of a cell; it counts for nothing from {@code until} on, in seconds since 1970. */
  private record Write(long micros, Optional<Value> value, long until) {
    /** Of two writes of one time the one that ends counts, a delete first; else the greater. */
    boolean beats(Write other) {
      if (micros != other.micros) {
        return micros > other.micros;
      }
      if (value.isEmpty() || other.value.isEmpty()) {
        return value.isEmpty();
      }
      boolean ends = until != Long.MAX_VALUE;
      if (ends != (other.until != Long.MAX_VALUE)) {
        return ends;
      }
      return until == other.until
          ? KeyOrder.BSON.compare(value.get(), other.value.get()) > 0
          : until > other.until;
    }
  }

  private static final class Row {
    final Map<String, Write> cells = new TreeMap<>();
    final Map<String, Long> emptied = new TreeMap<>();
    long deleted = Long.MIN_VALUE;
  }

  /** When a live write was made, by its writer's clock, and how long it lasts. */
  record Moment(long micros, int ttlSeconds, Instant now) {
    long until() {
      return ttlSeconds == 0 ? Long.MAX_VALUE : now.getEpochSecond() + ttlSeconds;
    }
  }

  void set(Value key, String field, Value value, Moment at) {
    if (byParts.contains(field)) {
      empty(key, field, at.micros() - 1);
      ((Value.Array) value).items().forEach(element -> add(key, field, element, at));
      return;
    }
    write(key, field, new Write(at.micros(), Optional.of(value), at.until()));
  }

  void unset(Value key, String field, long micros) {
    if (byParts.contains(field)) {
      empty(key, field, micros);
      return;
    }
    write(key, field, new Write(micros, Optional.empty(), Long.MAX_VALUE));
  }

  void add(Value key, String field, Value element, Moment at) {
    write(key, part(field, element), new Write(at.micros(), Optional.of(element), at.until()));
  }

  void remove(Value key, String field, Value element, long micros) {
    write(key, part(field, element), new Write(micros, Optional.empty(), Long.MAX_VALUE));
  }

  private static String part(String field, Value element) {
    return field + PART + ((Value.Text) element).value();
  }

  private static String whole(String cell) {
    int end = cell.indexOf(PART);
    return end < 0 ? cell : cell.substring(0, end);
  }

  private void empty(Value key, String field, long micros) {
    Row row = row(key);
    row.emptied.merge(field, micros, Math::max);
    row.cells
        .entrySet()
        .removeIf(cell -> whole(cell.getKey()).equals(field) && cell.getValue().micros() <= micros);
  }

  private void write(Value key, String field, Write write) {
    Row row = row(key);
    Write was = row.cells.get(field);
    long gone = Math.max(row.deleted, row.emptied.getOrDefault(whole(field), Long.MIN_VALUE));
    if (write.micros() > gone && (was == null || write.beats(was))) {
      row.cells.put(field, write);
    }
  }

  void delete(Value key, long micros) {
    Row row = row(key);
    row.deleted = Math.max(row.deleted, micros);
    row.cells.values().removeIf(write -> write.micros() <= micros);
  }

  private Row row(Value key) {
    return rows.computeIfAbsent(key, k -> new Row());
  }

  /** Every key that was ever written. */
  Set<Value> keys() {
    return rows.keySet();
  }

  /** The rows that hold anything at this moment. */
  Map<Value, Document> at(Instant now) {
    Map<Value, Document> documents = new LinkedHashMap<>();
    rows.forEach((key, row) -> {
      Map<String, List<Value>> values = new TreeMap<>();
      row.cells.forEach((cell, write) -> {
        if (now.getEpochSecond() < write.until()) {
          write
              .value()
              .ifPresent(value ->
                  values.computeIfAbsent(whole(cell), field -> new ArrayList<>()).add(value));
        }
      });
      Document.Builder document = Document.builder().add("_id", key);
      values.forEach((field, all) ->
          document.add(field, byParts.contains(field) ? new Value.Array(all) : all.getFirst()));
      Document built = document.build();
      if (built.size() > 1) {
        documents.put(key, built);
      }
    });
    return documents;
  }
}

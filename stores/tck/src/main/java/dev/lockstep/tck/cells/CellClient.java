package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.StoredDocument.Readable;
import dev.lockstep.tck.TimedClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The door of a service that shares a table: it writes by key, without conditions, at the time that
 * its own clock says. Threads may share it.
 */
public final class CellClient implements TimedClient {
  private static final Path TAG_EXPIRES = Path.of("_lockstep", "expires");
  private static final Path TAG_TIMES = Path.of("_lockstep", "times");
  private static final String TAG = "_lockstep";

  private final CellStore store;
  private final String table;

  CellClient(CellStore store, String table) {
    this.store = store;
    this.table = table;
  }

  /** {@code INSERT}: sets these columns, and makes the row be there even without them. */
  @Override
  public void insert(Value key, Map<String, Value> values, Stamp stamp) {
    Draft draft = new Draft(stamp);
    values.forEach((field, value) -> draft.put(field, Optional.of(value)));
    draft.cells.put(Table.MARKER, cell(Value.NULL, stamp));
    draft.send(key);
  }

  /** {@code INSERT ... IF NOT EXISTS}; whether it took place. */
  public boolean insertIfMissing(Value key, Map<String, Value> values, Stamp stamp) {
    if (isVisible(key)) {
      return false;
    }
    insert(key, values, stamp);
    return true;
  }

  /** {@code UPDATE}: sets these columns. */
  @Override
  public void set(Value key, Map<String, Value> values, Stamp stamp) {
    Draft draft = new Draft(stamp);
    values.forEach((field, value) -> draft.put(field, Optional.of(value)));
    draft.send(key);
  }

  /** {@code UPDATE} of these columns in one statement, null for those that are to hold nothing. */
  public void replace(Value key, Map<String, Optional<Value>> values, Stamp stamp) {
    Draft draft = new Draft(stamp);
    values.forEach(draft::put);
    draft.send(key);
  }

  /** {@code DELETE} of these columns. */
  @Override
  public void unset(Value key, Set<String> fields, long micros) {
    Draft draft = new Draft(Stamp.at(micros));
    fields.forEach(field -> draft.put(field, Optional.empty()));
    draft.send(key);
  }

  /** {@code UPDATE} that adds an element to a set which is stored by its parts. */
  @Override
  public void add(Value key, String field, Value element, Stamp stamp) {
    Draft draft = new Draft(stamp);
    draft.cells.put(Parts.column(column(field), element), cell(element, stamp));
    draft.send(key);
  }

  /** {@code UPDATE} that removes an element from a set which is stored by its parts. */
  @Override
  public void remove(Value key, String field, Value element, long micros) {
    Draft draft = new Draft(Stamp.at(micros));
    draft.cells.put(Parts.column(column(field), element), tombstone(micros));
    draft.send(key);
  }

  /** {@code DELETE} of the row. */
  @Override
  public void delete(Value key, long micros) {
    store.take(table, new Mutation(key, OptionalLong.of(micros), Map.of(), Map.of()));
  }

  /**
   * What a service that speaks the new shape does with a planned write: all of it at one time, as
   * the live write that it is, the new side whole as it was planned. Its tag keeps what the tag
   * before it said of our times, and ends before the first of what it speaks of expires.
   *
   * @return the values that it wrote, by field
   */
  public Map<String, Value> perform(GuardedWrite plan, Stamp stamp) {
    Document before = plan.grounds().read();
    Document after = before;
    Set<String> touched = new HashSet<>();
    for (Edit edit : plan.edits()) {
      after =
          switch (edit) {
            case Edit.Set set -> Places.set(after, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(after, unset.path());
          };
      touched.add(edit.path().root());
    }
    for (Grounds.Pair pair : plan.grounds().pairs()) {
      if (Stream.concat(pair.old().stream(), pair.renewed().stream()).anyMatch(touched::contains)) {
        touched.addAll(pair.renewed());
      }
    }
    after = tagged(before, after, stamp);
    Draft draft = new Draft(stamp);
    Map<String, Value> written = new HashMap<>();
    for (String field : touched) {
      after.get(field).ifPresent(value -> written.put(field, value));
      draft.put(field, after.get(field));
    }
    draft.send(plan.key());
    return Map.copyOf(written);
  }

  private Document tagged(Document before, Document after, Stamp stamp) {
    if (!after.has(TAG)) {
      return after;
    }
    OptionalLong old =
        Places.get(before, TAG_EXPIRES).stream()
            .mapToLong(value -> ((Value.DateTime) value).epochMillis())
            .findFirst();
    long own = (store.now().getEpochSecond() + stamp.ttlSeconds()) * 1_000;
    OptionalLong first =
        stamp.ttlSeconds() == 0 ? old : OptionalLong.of(Math.min(own, old.orElse(own)));
    Document result = after;
    if (first.isPresent()) {
      result = Places.set(result, TAG_EXPIRES, new Value.DateTime(first.getAsLong()));
    }
    Optional<Value> times = Places.get(before, TAG_TIMES);
    return times.isPresent() ? Places.set(result, TAG_TIMES, times.get()) : result;
  }

  /** The row as it stands, with its times; none where nothing but its key is there. */
  public Optional<Readable> read(Value key) {
    return store.with(table, found -> found.read(key, store.now()));
  }

  /** The row as it stands; none where nothing but its key is there. */
  @Override
  public Optional<Document> find(Value key) {
    return read(key).map(Readable::document);
  }

  /** Whether a read answers the row at all, be it with nothing but its key. */
  @Override
  public boolean isVisible(Value key) {
    return store.with(table, found -> found.isVisible(key, store.now()));
  }

  /** Every row that holds more than its key. */
  public List<Document> all() {
    return store.with(
        table,
        found ->
            found.rows().keySet().stream()
                .flatMap(key -> found.read(key, store.now()).stream())
                .map(Readable::document)
                .toList());
  }

  private Cell cell(Optional<Value> value, Stamp stamp) {
    return value.map(there -> cell(there, stamp)).orElseGet(() -> tombstone(stamp));
  }

  private Cell cell(Value value, Stamp stamp) {
    return Cell.of(stamp.micros(), value, stamp.ttlSeconds(), store.now().getEpochSecond());
  }

  private Cell tombstone(Stamp stamp) {
    return tombstone(stamp.micros());
  }

  private Cell tombstone(long micros) {
    return Cell.tombstone(micros, store.now().getEpochSecond());
  }

  private String column(String field) {
    return store.with(
        table,
        found ->
            Optional.ofNullable(found.columns().get(field))
                .orElseThrow(
                    () -> new IllegalArgumentException("There is no column for " + field)));
  }

  /** What one statement writes. For one thread. */
  private final class Draft {
    final Map<String, Long> emptied = new HashMap<>();
    final Map<String, Cell> cells = new HashMap<>();
    private final Stamp stamp;

    Draft(Stamp stamp) {
      this.stamp = stamp;
    }

    /** A set by parts that is assigned anew loses what was there until a moment before. */
    void put(String field, Optional<Value> value) {
      String column = column(field);
      if (store.with(table, found -> found.isByParts(column))) {
        emptied.put(column, stamp.micros() - (value.isPresent() ? 1 : 0));
        for (Value element : Parts.elements(value)) {
          cells.put(Parts.column(column, element), cell(element, stamp));
        }
      } else {
        cells.put(column, cell(value, stamp));
      }
    }

    void send(Value key) {
      store.take(table, new Mutation(key, OptionalLong.empty(), emptied, cells));
    }
  }
}

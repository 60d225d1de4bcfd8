package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.TimedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Timing;
import dev.lockstep.model.write.Written;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.NewField;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.StoredDocument.Readable;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.key.OnePerKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The engine's door to one table. It writes to the columns that it last read, so that what was
 * decided on columns which are dropped by now reaches none that came after them.
 */
final class CellCollection implements Collection {
  private static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  private static final WriteOutcome CONFLICTING = new WriteOutcome.Conflicting();
  private static final String BRACKET = "token";

  private final CellStore store;
  private final String name;
  private volatile Map<String, String> known;

  CellCollection(CellStore store, String name) {
    this.store = store;
    this.name = name;
    this.known = Map.of();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    return List.of(new KeyRange(BRACKET, Optional.empty(), Optional.empty()));
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    return store.with(
        name,
        table -> {
          known = table.columns();
          NavigableMap<Value, Row> rest =
              after.map(key -> table.rows().tailMap(key, false)).orElseGet(table::rows);
          return rest.keySet().stream()
              .flatMap(key -> visible(table, key).stream())
              .<StoredDocument>map(read -> read)
              .limit(limit)
              .toList();
        });
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    return store.with(
        name,
        table -> {
          known = table.columns();
          return keys.stream()
              .flatMap(key -> visible(table, key).stream())
              .<StoredDocument>map(read -> read)
              .toList();
        });
  }

  private Optional<Readable> visible(Table table, Value key) {
    return table
        .read(key, store.now())
        .map(read -> {
          Document seen = Timing.visible(read.document(), read.times(), store.now());
          return new Readable(key, seen, read.bytes(), read.times());
        });
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    OnePerKey.demand(writes);
    return writes.stream().map(write -> sending(write, deadline).get()).toList();
  }

  /** All is decided now but what the row holds when the write arrives. */
  Supplier<WriteOutcome> sending(GuardedWrite write, Instant deadline) {
    if (!store.now().isBefore(deadline)) {
      return () -> CONFLICTING;
    }
    Optional<GuardedWrite> told = told(write);
    if (told.isEmpty()) {
      return () -> CONFLICTING;
    }
    return switch (Timing.of(told.get(), store.now())) {
      case Timing.Verdict.Timed timed -> sending(timed.write(), told.get().grounds().times());
      case Timing.Verdict.Outdated outdated -> () -> CONFLICTING;
      case Timing.Verdict.Ahead ahead ->
          () -> new WriteOutcome.Refused(WriteOutcome.Cause.CLOCK_AHEAD, ahead.why());
    };
  }

  /** The write with the times of what it was decided on, read now where nobody told them. */
  private Optional<GuardedWrite> told(GuardedWrite write) {
    if (write.grounds().times().areTold()) {
      return Optional.of(write);
    }
    return read(List.of(write.key())).stream()
        .map(Readable.class::cast)
        .filter(read -> Assertion.allHold(write.guard(), read.document()))
        .map(read -> write.on(read.document(), read.times()))
        .findFirst();
  }

  private Supplier<WriteOutcome> sending(TimedWrite write, Times times) {
    Map<String, String> columns = known;
    Map<String, Cell> cells = new HashMap<>();
    for (TimedWrite.Cell cell : write.cells()) {
      String column = columns.get(cell.field());
      if (column == null) {
        return () -> refused("there is no column for " + cell.field());
      }
      if (store.with(name, table -> table.isByParts(column))) {
        addParts(cells, column, cell, times);
      } else {
        cells.put(column, cell.after().map(value -> set(cell, value)).orElseGet(() -> gone(cell)));
      }
    }
    if (store.with(
        name, table -> !cells.keySet().stream().map(Parts::whole).allMatch(table::has))) {
      return () -> refused("a column was dropped");
    }
    Mutation mutation = new Mutation(write.key(), OptionalLong.empty(), Map.of(), cells);
    return () -> store.with(name, table -> arrive(table, mutation, write.isDoubtful()));
  }

  private Cell set(TimedWrite.Cell cell, Value value) {
    return Cell.of(cell.micros(), value, cell.ttlSeconds(), store.now().getEpochSecond());
  }

  private Cell gone(TimedWrite.Cell cell) {
    return Cell.tombstone(cell.micros(), store.now().getEpochSecond());
  }

  /** Only parts that change are written, and each that goes is deleted at its own time. */
  private void addParts(Map<String, Cell> cells, String column, TimedWrite.Cell cell, Times times) {
    List<Value> before = Parts.elements(cell.before());
    List<Value> after = Parts.elements(cell.after());
    for (Value element : after) {
      if (!before.contains(element)) {
        cells.put(Parts.column(column, element), set(cell, element));
      }
    }
    for (int i = 0; i < before.size(); i++) {
      if (!after.contains(before.get(i))
          && times.cells().get(cell.field()) instanceof CellTimes.Parts(List<Optional<Written>> at)
          && i < at.size()) {
        long micros = at.get(i).map(Written::micros).orElse(cell.micros());
        Cell tombstone = Cell.tombstone(micros, store.now().getEpochSecond());
        cells.put(Parts.column(column, before.get(i)), tombstone);
      }
    }
  }

  private WriteOutcome arrive(Table table, Mutation mutation, boolean readBack) {
    store.take(table, mutation);
    boolean shadowed =
        readBack
            && mutation.cells().entrySet().stream()
                .anyMatch(cell ->
                    cell.getValue().value().isPresent()
                        && !table.holds(mutation.key(), cell.getKey(), cell.getValue()));
    return shadowed ? new WriteOutcome.Shadowed() : APPLIED;
  }

  private static WriteOutcome refused(String why) {
    return new WriteOutcome.Refused(WriteOutcome.Cause.OTHER, why);
  }

  @Override
  public WriteOutcome insert(Document document) {
    throw declined("insert into");
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    throw declined("delete from");
  }

  @Override
  public long count(List<Assertion> conditions) {
    return store.with(
        name,
        table ->
            documents(table)
                .filter(read -> Assertion.allHold(conditions, read.document()))
                .count());
  }

  private Stream<Readable> documents(Table table) {
    return table.rows().keySet().stream().flatMap(key -> table.read(key, store.now()).stream());
  }

  @Override
  public Expansion expand(List<NewField> fields) {
    return store.with(
        name,
        table -> {
          List<String> taken =
              fields.stream()
                  .filter(field -> table.isTaken(field.name()))
                  .map(field -> "the table has a column for " + field.name())
                  .toList();
          if (!taken.isEmpty()) {
            return new Expansion.Refused(taken);
          }
          fields.forEach(field -> table.expand(field.name()));
          known = table.columns();
          return new Expansion.Ready();
        });
  }

  @Override
  public void keep(List<String> fields) {
    known =
        store.with(
            name,
            table -> {
              fields.forEach(table::keep);
              return table.columns();
            });
  }

  @Override
  public void contract(List<String> fields) {
    known =
        store.with(
            name,
            table -> {
              fields.forEach(table::contract);
              return table.columns();
            });
  }

  @Override
  public Size size() {
    return store.with(
        name,
        table -> {
          List<Readable> all = documents(table).toList();
          return new Size(all.size(), all.stream().mapToLong(Readable::bytes).sum());
        });
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    throw declined("follow the changes of");
  }

  @Override
  public List<Index> indexes() {
    return List.of();
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    throw declined("build an index on");
  }

  @Override
  public void dropIndex(String index) {
    throw declined("drop an index of");
  }

  @Override
  public Optional<Document> validator() {
    return Optional.empty();
  }

  @Override
  public void drop() {
    throw declined("drop");
  }

  private Problem declined(String doing) {
    return new Problem(
        ProblemCode.STORE_INCAPABLE,
        "Cannot %s %s: the store %s does not offer it".formatted(doing, name, store.name()),
        "Nothing was written.",
        "lockstep preflight");
  }
}

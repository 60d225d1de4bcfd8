package dev.lockstep.checks.simulation;

import dev.lockstep.checks.simulation.LiveRows.Moment;
import dev.lockstep.checks.simulation.Scenario.Draw;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.inplace.NewShapeWriter.Plan;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Timing;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.tck.TimedClient.Stamp;
import dev.lockstep.tck.cells.CellClient;
import dev.lockstep.tck.cells.CellStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Live writers of every kind on rows of cells, each with a clock of its own that is off, and the
 * model of what their writes make of each row.
 *
 * <p>Old-shape writers insert rows, set and delete columns and delete rows, some of it for a while
 * only. New-shape writers write both shapes and the tag at their own time, on what they read a
 * moment or a while ago; bare ones the new side alone. Every written value is unique.
 */
final class CellWriters implements Population {
  static final String NOTE = "note";
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final long SECOND = 1_000_000;

  private final CellStore store;
  private final CellClient client;
  private final Scenario scenario;
  private final Layout layout;
  private final RandomGenerator random;
  private final NewShapeWriter newShape;
  private final LiveRows rows;
  private final Map<Value, GuardedWrite> planned = new LinkedHashMap<>();
  private final Map<Value, Map<String, Set<Value>>> written = new HashMap<>();
  private final Map<Value, Set<Value>> ofBothSides = new HashMap<>();
  private final Set<Value> everNew = new HashSet<>();
  private final WriterClocks clocks;
  private final Set<Value> everStale = new HashSet<>();
  private boolean newShapeWrites;
  private boolean bareWrites;
  private long unique;
  private int nextKey;

  CellWriters(CellStore store, Scenario scenario, Layout layout, RandomGenerator random) {
    this.store = store;
    this.client = store.client(Simulation.COLLECTION);
    this.scenario = scenario;
    this.layout = layout;
    this.random = random;
    this.rows = new LiveRows(scenario.byParts());
    this.newShape = new NewShapeWriter(layout, 1, this::nonce);
    this.clocks = new WriterClocks(store, random);
  }

  private Bytes nonce() {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    return Bytes.of(nonce);
  }

  @Override
  public void load(int documents) {
    for (int i = 0; i < documents; i++) {
      insert(newKey());
    }
  }

  @Override
  public void newShapeWrites(boolean allowed) {
    newShapeWrites = allowed;
    if (!allowed) {
      planned.clear();
    }
  }

  @Override
  public void bareWrites(boolean allowed) {
    bareWrites = allowed;
  }

  @Override
  public void forgetNewShape() {
    everNew.clear();
    planned.clear();
  }

  LiveRows rows() {
    return rows;
  }

  /** Whether the clocks of some writers are far ahead. */
  boolean isFarAhead() {
    return clocks.areFarAhead();
  }

  /** Whether a new-shape writer ever wrote the row, so that it may hold more than the old shape. */
  boolean wasEverNew(Value key) {
    return everNew.contains(key);
  }

  /** Whether a service wrote this value in this field of the row. */
  boolean wrote(Value key, String field, Value value) {
    return written.getOrDefault(key, Map.of()).getOrDefault(field, Set.of()).contains(value);
  }

  /** Whether a tag was ever written in the row by a service that had read it a while ago. */
  boolean wasEverStale(Value key) {
    return everStale.contains(key);
  }

  /** Whether a service that writes both shapes wrote this value in the row. */
  boolean wroteInBoth(Value key, Value value) {
    return ofBothSides.getOrDefault(key, Set.of()).contains(value);
  }

  private void note(Value key, String field, Value value) {
    written
        .computeIfAbsent(key, k -> new HashMap<>())
        .computeIfAbsent(field, f -> new HashSet<>())
        .add(value);
  }

  @Override
  public void write() {
    if (bareWrites && scenario.mirror().isPresent() && random.nextInt(3) == 0) {
      writeNewSideAlone(scenario.mirror().get());
      return;
    }
    switch (random.nextInt(13)) {
      case 0 -> insert(random.nextBoolean() ? newKey() : anyKey());
      case 1 -> delete(anyKey());
      case 2, 3, 4, 5 -> changeOldFields(anyKey());
      case 6 -> unsetOldField(anyKey());
      case 7 -> replaceOldSide(anyKey());
      case 8 -> set(anyKey(), Map.of(NOTE, Value.int64(++unique)));
      default -> {
        if (newShapeWrites) {
          writeNewShape(anyKey());
        } else {
          setOldFields(anyKey());
        }
      }
    }
  }

  private Value anyKey() {
    List<Value> keys = new ArrayList<>(rows.keys());
    return keys.get(random.nextInt(keys.size()));
  }

  private Value newKey() {
    return Value.text("key " + nextKey++);
  }

  private Draw draw() {
    return new Draw(random, ++unique);
  }

  private void insert(Value key) {
    insert(key, clocks.moment(key), 8);
  }

  @Override
  public void insertWhole() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, store.now());
    insert(newKey(), new Moment(micros, 0, store.now()), Integer.MAX_VALUE);
  }

  private void insert(Value key, Moment at, int oneIn) {
    Map<String, Value> values = new HashMap<>(Map.of(NOTE, Value.int64(++unique)));
    for (Path path : scenario.oldPaths()) {
      if (random.nextInt(oneIn) > 0 || oneIn == Integer.MAX_VALUE) {
        values.put(path.root(), scenario.value().apply(path, draw()));
      }
    }
    values.forEach((field, value) -> note(key, field, value));
    client.insert(key, values, stamp(at));
    values.forEach((field, value) -> rows.set(key, field, value, at));
  }

  private static Stamp stamp(Moment at) {
    return new Stamp(at.micros(), at.ttlSeconds());
  }

  private void delete(Value key) {
    long micros = clocks.moment(key).micros();
    client.delete(key, micros);
    rows.delete(key, micros);
  }

  private void changeOldFields(Value key) {
    if (scenario.byParts().isEmpty() || random.nextInt(4) == 0) {
      setOldFields(key);
      return;
    }
    String field = scenario.byParts().iterator().next();
    Value element = Value.text("c" + random.nextInt(3));
    Moment at = clocks.moment(key);
    if (random.nextInt(3) == 0) {
      client.remove(key, field, element, at.micros());
      rows.remove(key, field, element, at.micros());
    } else {
      client.add(key, field, element, stamp(at));
      rows.add(key, field, element, at);
    }
  }

  private void setOldFields(Value key) {
    Map<String, Value> values = new HashMap<>();
    while (values.isEmpty()) {
      for (Path path : scenario.oldPaths()) {
        if (random.nextInt(scenario.oldPaths().size()) == 0) {
          values.put(path.root(), scenario.value().apply(path, draw()));
        }
      }
    }
    set(key, values);
  }

  private void set(Value key, Map<String, Value> values) {
    Moment at = clocks.moment(key);
    values.forEach((field, value) -> note(key, field, value));
    client.set(key, values, stamp(at));
    values.forEach((field, value) -> rows.set(key, field, value, at));
  }

  /** A service whose mapper writes all that it knows of a row, also what it holds nothing for. */
  private void replaceOldSide(Value key) {
    Moment at = clocks.moment(key);
    Map<String, Optional<Value>> values = new HashMap<>();
    for (Path path : scenario.oldPaths()) {
      values.put(
          path.root(),
          random.nextInt(5) == 0
              ? Optional.empty()
              : Optional.of(scenario.value().apply(path, draw())));
    }
    values.forEach((field, value) -> value.ifPresent(v -> note(key, field, v)));
    client.replace(key, values, stamp(at));
    values.forEach((field, value) ->
        value.ifPresentOrElse(
            v -> rows.set(key, field, v, at), () -> rows.unset(key, field, at.micros())));
  }

  private void unsetOldField(Value key) {
    Path path = scenario.oldPaths().get(random.nextInt(scenario.oldPaths().size()));
    long micros = clocks.moment(key).micros();
    client.unset(key, Set.of(path.root()), micros);
    rows.unset(key, path.root(), micros);
  }

  /** A service that speaks the new shape and knows of neither the old one nor the tag. */
  private void writeNewSideAlone(Scenario.Mirror mirror) {
    Value key = anyKey();
    Moment at = clocks.moment();
    if (random.nextInt(6) == 0 && tellsDeletes(key, mirror)) {
      // Its time cannot be known once the column is dropped, so no later write may be older.
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, store.now()) - SECOND;
      client.unset(key, Set.of(mirror.renewed().root()), micros);
      rows.unset(key, mirror.old().root(), micros);
      return;
    }
    Value value = scenario.newValue().apply(mirror.renewed(), draw());
    note(key, mirror.renewed().root(), value);
    client.set(key, Map.of(mirror.renewed().root(), value), stamp(at));
    rows.set(key, mirror.old().root(), value, at);
  }

  /** A deleted cell equals one that was never written, so that only an agreement tells of it. */
  private boolean tellsDeletes(Value key, Scenario.Mirror mirror) {
    Optional<Document> found = client.find(key);
    return !clocks.areExpiring()
        && found.filter(row -> row.has(Layout.TAG) && row.has(mirror.old().root())).isPresent()
        && found.equals(
            found.map(row ->
                row.with(mirror.renewed().root(), row.get(mirror.old().root()).orElseThrow())));
  }

  /** A service that speaks the new shape: it plans on what it reads, and writes now or later. */
  private void writeNewShape(Value key) {
    Optional<GuardedWrite> ready = Optional.ofNullable(planned.remove(key));
    if (ready.isPresent()) {
      everStale.add(key);
      perform(ready.get());
      return;
    }
    Path path = scenario.newPaths().get(random.nextInt(scenario.newPaths().size()));
    Value value = scenario.newValue().apply(path, draw());
    for (int attempt = 0; attempt < 3; attempt++) {
      Optional<Document> physical = client.read(key).map(this::seen);
      if (physical.isEmpty() || layout.oldView(physical.get()).size() == 1) {
        return;
      }
      switch (newShape.update(physical.get(), view -> Places.set(view, path, value))) {
        case Plan.Write plan -> {
          if (random.nextInt(4) == 0) {
            planned.put(key, plan.write());
          } else {
            perform(plan.write());
          }
          return;
        }
        case Plan.ReconcileFirst first -> {
          if (!first.reconciliation().displaced().isEmpty()) {
            return;
          }
          GuardedWrite write = first.reconciliation().write().orElseThrow();
          var ignored = store.collection(Simulation.COLLECTION).write(List.of(write), NEVER);
        }
        case Plan.Unrepresentable unrepresentable -> {
          return;
        }
        case Plan.Nothing nothing -> {
          return;
        }
      }
    }
  }

  /** As every client of ours sees a row: a tag that outlived what it speaks of says nothing. */
  private Document seen(StoredDocument.Readable read) {
    return Timing.visible(read.document(), read.times(), store.now());
  }

  private void perform(GuardedWrite plan) {
    Moment drawn = clocks.moment();
    Moment at = new Moment(drawn.micros(), 0, drawn.now());
    for (Map.Entry<String, Value> cell : client.perform(plan, stamp(at)).entrySet()) {
      note(plan.key(), cell.getKey(), cell.getValue());
      ofBothSides.computeIfAbsent(plan.key(), key -> new HashSet<>()).add(cell.getValue());
    }
    Set<String> ours = new HashSet<>(Set.of(Layout.TAG));
    layout.inPlace().forEach(path -> ours.add(path.root()));
    for (Edit edit : plan.edits()) {
      String field = edit.path().root();
      if (!ours.contains(field)) {
        switch (edit) {
          case Edit.Set set -> rows.set(plan.key(), field, set.value(), at);
          case Edit.Unset unset -> rows.unset(plan.key(), field, at.micros());
        }
      }
    }
    everNew.add(plan.key());
  }
}

package dev.lockstep.checks.simulation;

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
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Live writers of every kind, and a model of what each document must be in the old shape.
 *
 * <p>Old-shape writers set single fields, replace whole documents (with and without the fields they
 * do not know), insert and delete. New-shape writers change both shapes in one guarded update.
 * Every written value is unique, and every document has a list of tokens to which each writer
 * appends.
 */
final class Writers implements Population {
  private static final Path TOKENS = Path.of("tokens");
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final MemoryStore store;
  private final ApplicationClient application;
  private final Scenario scenario;
  private final Layout layout;
  private final RandomGenerator random;
  private final Map<Value, Document> expected = new LinkedHashMap<>();
  private final Map<Value, Document> lastNew = new LinkedHashMap<>();
  private final Set<Value> everNew = new HashSet<>();
  private final Map<Value, Document> readLongAgo = new LinkedHashMap<>();
  private final NewShapeWriter newShape;
  private final Optional<Rivals> rivals;
  private boolean newShapeWrites;
  private boolean bareWrites;
  private long unique;
  private int nextKey;

  Writers(
      MemoryStore store,
      Scenario scenario,
      Layout layout,
      RandomGenerator random,
      LongSupplier gaps) {
    this.store = store;
    this.application = store.application(Simulation.COLLECTION);
    this.scenario = scenario;
    this.layout = layout;
    this.random = random;
    this.newShape = new NewShapeWriter(layout, 1, this::nonce);
    this.rivals =
        scenario.mirror().map(mirror -> new Rivals(application, layout, mirror, expected, gaps));
  }

  private Bytes nonce() {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    return Bytes.of(nonce);
  }

  @Override
  public void load(int documents) {
    for (int i = 0; i < documents; i++) {
      insert();
    }
  }

  @Override
  public void newShapeWrites(boolean allowed) {
    newShapeWrites = allowed;
  }

  @Override
  public void bareWrites(boolean allowed) {
    bareWrites = allowed;
  }

  /** Documents of which a service wrote the new side alone, where the change has such. */
  Optional<Rivals> rivals() {
    return rivals;
  }

  Map<Value, Document> expected() {
    return expected;
  }

  /** The new-shape view a new-shape writer left last, while no old-shape write came after it. */
  Optional<Document> lastNew(Value key) {
    return Optional.ofNullable(lastNew.get(key));
  }

  /** Whether a new-shape writer ever wrote the document, so that it may hold more than the old. */
  boolean wasEverNew(Value key) {
    return everNew.contains(key);
  }

  @Override
  public void forgetNewShape() {
    readLongAgo.clear();
    lastNew.clear();
    everNew.clear();
  }

  @Override
  public void write() {
    if (expected.isEmpty()) {
      insert();
      return;
    }
    if (bareWrites && rivals.isPresent() && random.nextInt(3) == 0) {
      writeNewSideAlone(rivals.get());
      return;
    }
    if (newShapeWrites && random.nextInt(10) == 0) {
      readOrWriteBack(anyKey());
      return;
    }
    switch (random.nextInt(12)) {
      case 0 -> insert();
      case 1 -> delete();
      case 2, 3, 4 -> setOldField();
      case 5 -> unsetOldField();
      case 6 -> setOther();
      case 7 -> replaceForgetting();
      case 8 -> replaceKeeping();
      default -> {
        if (newShapeWrites) {
          writeNewShape();
        } else {
          setOldField();
        }
      }
    }
  }

  private Draw draw() {
    return new Draw(random, ++unique);
  }

  private Value anyKey() {
    List<Value> keys = new ArrayList<>(expected.keySet());
    return keys.get(random.nextInt(keys.size()));
  }

  private Value newKey() {
    int number = nextKey++;
    return switch (number % 4) {
      case 0 -> Value.int32(number);
      case 1 -> Value.text("key " + number);
      case 2 -> Value.float64(number + 0.5);
      default -> Document.of("a", Value.int32(number));
    };
  }

  private void insert() {
    insert(path -> random.nextInt(8) > 0);
  }

  @Override
  public void insertWhole() {
    insert(path -> true);
  }

  private void insert(Predicate<Path> has) {
    Value key = newKey();
    Document.Builder document = Document.builder().add("_id", key).add("note", Value.int64(unique));
    for (Path path : scenario.oldPaths()) {
      if (has.test(path)) {
        document.add(path.root(), scenario.value().apply(path, draw()));
      }
    }
    Document built = document.add("tokens", Value.Array.of(Value.int64(++unique))).build();
    expectApplied(application.insert(built));
    expected.put(key, built);
  }

  private void delete() {
    Value key = anyKey();
    expectApplied(application.delete(key));
    rivals.ifPresent(r -> r.deleted(key));
    readLongAgo.remove(key);
    expected.remove(key);
    lastNew.remove(key);
    everNew.remove(key);
  }

  private void setOldField() {
    if (scenario.oldPaths().isEmpty()) {
      setOther();
      return;
    }
    Path path = scenario.oldPaths().get(random.nextInt(scenario.oldPaths().size()));
    Value value = scenario.value().apply(path, draw());
    updateOld(anyKey(), List.of(new Edit.Set(path, value)));
  }

  private void unsetOldField() {
    if (!scenario.oldPaths().isEmpty()) {
      Path path = scenario.oldPaths().get(random.nextInt(scenario.oldPaths().size()));
      updateOld(anyKey(), List.of(new Edit.Unset(path)));
    }
  }

  private void setOther() {
    Value key = anyKey();
    updateOutside(key, List.of(new Edit.Set(Path.of("note"), Value.int64(++unique)), token(key)));
  }

  /** Appends to the tokens of a document, as a writer of the whole list does. */
  private Edit token(Value key) {
    List<Value> tokens = new ArrayList<>();
    if (Places.get(expectedOf(key), TOKENS).orElse(Value.NULL) instanceof Value.Array array) {
      tokens.addAll(array.items());
    }
    tokens.add(Value.int64(++unique));
    return new Edit.Set(TOKENS, new Value.Array(tokens));
  }

  private Document expectedOf(Value key) {
    return Optional.ofNullable(expected.get(key)).orElseThrow();
  }

  private void updateOld(Value key, List<Edit> edits) {
    lastNew.remove(key);
    updateOutside(key, edits);
  }

  private void updateOutside(Value key, List<Edit> edits) {
    observe(key);
    expectApplied(application.update(key, edits));
    expected.put(key, edited(expectedOf(key), edits));
    rivals.ifPresent(r -> r.afterOld(key));
    Optional.ofNullable(lastNew.get(key)).ifPresent(view -> lastNew.put(key, edited(view, edits)));
  }

  private void observe(Value key) {
    rivals.ifPresent(r -> r.observe(key));
  }

  private static Document edited(Document document, List<Edit> edits) {
    Document result = document;
    for (Edit edit : edits) {
      result =
          switch (edit) {
            case Edit.Set set -> Places.set(result, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(result, unset.path());
          };
    }
    return result;
  }

  /** A writer that knows the old fields only: the tag and the new fields are gone. */
  private void replaceForgetting() {
    Value key = anyKey();
    observe(key);
    Document replaced = edited(expectedOf(key), oldEdits(key));
    expectApplied(application.replace(replaced));
    expected.put(key, replaced);
    rivals.ifPresent(r -> r.afterWhole(key));
    lastNew.remove(key);
    everNew.remove(key);
  }

  /** A writer that writes back all it read, fields it does not know included. */
  private void replaceKeeping() {
    Value key = anyKey();
    observe(key);
    List<Edit> edits = oldEdits(key);
    Document physical = application.find(key).orElseThrow();
    expectApplied(application.replace(edited(physical, edits)));
    expected.put(key, edited(expectedOf(key), edits));
    rivals.ifPresent(r -> r.afterWhole(key));
    lastNew.remove(key);
  }

  /** A service that writes back a whole document as it read it a while ago, the tag included. */
  private void readOrWriteBack(Value key) {
    observe(key);
    Document physical = application.find(key).orElseThrow();
    Optional<Document> stale = Optional.ofNullable(readLongAgo.remove(key));
    if (stale.isEmpty()) {
      if (rivals.filter(r -> r.isOpen(key)).isEmpty()) {
        readLongAgo.put(key, physical);
      }
      return;
    }
    Document written = edited(stale.get(), oldEdits(key));
    expectApplied(application.replace(written));
    expected.put(key, layout.oldView(written));
    rivals.ifPresent(r -> r.writtenBack(key));
    lastNew.remove(key);
    everNew.add(key);
  }

  private List<Edit> oldEdits(Value key) {
    List<Edit> edits = new ArrayList<>();
    edits.add(token(key));
    for (Path path : scenario.oldPaths()) {
      if (random.nextBoolean()) {
        edits.add(new Edit.Set(path, scenario.value().apply(path, draw())));
      }
    }
    return edits;
  }

  /** A service that speaks the new shape and knows of neither the old one nor the tag. */
  private void writeNewSideAlone(Rivals bare) {
    Value key = anyKey();
    bare.observe(key);
    Document before = application.find(key).orElseThrow();
    Value value = scenario.newValue().apply(bare.renewed(), draw());
    expectApplied(application.update(key, List.of(new Edit.Set(bare.renewed(), value))));
    bare.afterNew(key, before);
    lastNew.remove(key);
  }

  /** A service that speaks the new shape: read, plan, one guarded update. */
  private void writeNewShape() {
    Value key = anyKey();
    observe(key);
    Path path = scenario.newPaths().get(random.nextInt(scenario.newPaths().size()));
    Value value = scenario.newValue().apply(path, draw());
    for (int attempt = 0; attempt < 3; attempt++) {
      Document physical = application.find(key).orElseThrow();
      switch (newShape.update(physical, view -> Places.set(view, path, value))) {
        case Plan.Write plan -> {
          perform(plan.write());
          Document after = application.find(key).orElseThrow();
          expected.put(key, layout.oldView(after));
          lastNew.put(key, layout.newView(after));
          everNew.add(key);
          return;
        }
        case Plan.ReconcileFirst first -> {
          if (!first.reconciliation().displaced().isEmpty()) {
            return;
          }
          perform(first.reconciliation().write().orElseThrow());
          observe(key);
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

  private void perform(GuardedWrite write) {
    expectApplied(store.collection(Simulation.COLLECTION).write(List.of(write), NEVER).getFirst());
  }

  private static void expectApplied(WriteOutcome outcome) {
    if (!(outcome instanceof WriteOutcome.Applied)) {
      throw new AssertionError("A live write did not apply: " + outcome);
    }
  }
}

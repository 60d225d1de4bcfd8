package dev.lockstep.checks.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.OldWhen;
import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.tck.hostile.Crash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The whole life of one operation: forward, verified, back byte for byte, forward again, retired.
 *
 * <p>A crash anywhere is survived by opening the rollout again and asking for the same.
 */
public final class Life {
  /** Where a life is lived. */
  public static final String COLLECTION = "things";

  private final Supplier<Store> engineDoor;
  private final Store store;
  private final Subject subject;
  private final InstantSource clock;
  private final MemoryHost host = new MemoryHost();
  private final List<Document> before;
  private final Optional<OldWhen> oldWhen;

  /**
   * A life on a store.
   *
   * @param engineDoor how the engine sees the store, anew for each process
   * @param store the store as it is
   * @param lived the old documents, and what tells them from new ones where that is needed
   */
  public Life(
      Supplier<Store> engineDoor, Store store, Subject subject, Lived lived, InstantSource clock) {
    this.engineDoor = engineDoor;
    this.store = store;
    this.subject = subject;
    this.clock = clock;
    this.before = lived.before();
    this.oldWhen = lived.oldWhen();
  }

  /** Old documents, and what holds for them and for no new one. */
  public record Lived(List<Document> before, Optional<OldWhen> oldWhen) {
    public Lived {
      before = List.copyOf(before);
    }
  }

  /** Lives it and asserts what must hold after each part. */
  public void live() {
    Collection collection = store.collection(COLLECTION);
    before.forEach(document -> assertThat(collection.insert(document)).isNotNull());
    liveLoaded();
  }

  /** The same where the old documents are there already. */
  public void liveLoaded() {
    assertThat(stored().values()).containsExactlyInAnyOrderElementsOf(before);
    List<Document> catalogue = catalogue();
    assertForward();
    assertRolledBack(catalogue);
    assertForward();
    surviving(rollout -> rollout.retire(Duration.ZERO, oldWhen), Stage.RETIRED);
    assertRetired();
  }

  private void assertForward() {
    surviving(rollout -> rollout.run(Stage.NEW_PRIMARY), Stage.NEW_PRIMARY);
    stored()
        .forEach((key, physical) ->
            assertThat(fields(subject.layout().newView(physical)))
                .isEqualTo(fields(expected(subject.layout().oldView(physical)))));
  }

  private void assertRolledBack(List<Document> catalogue) {
    surviving(Rollout::rollBack, Stage.ROLLED_BACK);
    assertThat(stored().values()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(catalogue()).isEqualTo(catalogue);
    assertThat(store.collections()).containsExactly(COLLECTION);
  }

  /** Without what a store remembers of columns that it once had, whatever anybody does. */
  private List<Document> catalogue() {
    Optional<Value> dropped = Optional.of(Value.text("dropped_columns"));
    return store.catalogue(COLLECTION).stream()
        .filter(entry -> !entry.get("in").equals(dropped))
        .toList();
  }

  /** Every document of a collection, by its key. */
  public static Map<Value, Document> stored(Store store) {
    Map<Value, Document> stored = new LinkedHashMap<>();
    Collection collection = store.collection(COLLECTION);
    for (KeyRange range : collection.ranges(1)) {
      for (StoredDocument document : collection.scan(range, Optional.empty(), 1_000)) {
        stored.put(document.key(), ((StoredDocument.Readable) document).document());
      }
    }
    return stored;
  }

  private void assertRetired() {
    Map<Value, Document> stored = stored();
    for (Document old : before) {
      Document retired = Optional.ofNullable(stored.get(key(old))).orElseThrow();
      assertThat(fields(retired)).isEqualTo(fields(expected(old)));
    }
  }

  private Document expected(Document old) {
    return subject.oracle().forward(old).orElseThrow();
  }

  /** Asks for a part until a process has done it and ended by itself, however many died. */
  private void surviving(Part part, Stage stage) {
    while (!ask(part, stage)) {
      // The process is gone; a new one goes on from what is durable.
    }
  }

  private boolean ask(Part part, Stage stage) {
    try {
      try (Rollout rollout = open()) {
        assertThat(part.of(rollout)).isEqualTo(new Outcome.Reached(stage));
      }
      return true;
    } catch (Crash crash) {
      return false;
    }
  }

  private interface Part {
    Outcome of(Rollout rollout);
  }

  private Rollout open() {
    Store door = engineDoor.get();
    return Rollout.open(
        door,
        COLLECTION,
        subject,
        Host.inMemory(host, clock, length -> {}, new SplittableRandom(1), "life"),
        EngineSettings.DEFAULTS.withParallelism(1).withLease(Duration.ofSeconds(1)),
        new Throttle(door, ThrottleSettings.DEFAULTS, clock));
  }

  private Map<Value, Document> stored() {
    return stored(store);
  }

  private static Value key(Document document) {
    return document.get("_id").orElseThrow();
  }

  /** Field order of the new shape is not promised while both shapes live. */
  private static Map<String, Value> fields(Document document) {
    Map<String, Value> fields = new TreeMap<>();
    for (String name : new ArrayList<>(document.names())) {
      fields.put(name, document.get(name).orElseThrow());
    }
    return fields;
  }
}

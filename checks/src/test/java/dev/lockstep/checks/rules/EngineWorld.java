package dev.lockstep.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.host.Controls;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.host.Sealer;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.OldWhen;
import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.RolloutState;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.Capability;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.hostile.Call;
import dev.lockstep.tck.hostile.HostileWorld;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A hostile world with one collection, one change and engines that carry it, in virtual time. */
final class EngineWorld {
  static final String THINGS = "things";
  static final String RENAME = "- rename: {from: town, to: city}";
  static final Duration LEASE = Duration.ofSeconds(10);

  final SettableClock clock = new SettableClock();
  final MemoryStore memory;
  final HostileWorld world;
  final MemoryHost host = new MemoryHost();
  final Subject subject;
  private int engines;

  private EngineWorld(String operations, Set<Capability> capabilities) {
    memory = new MemoryStore(MemorySettings.of("rules", clock).withCapabilities(capabilities));
    world = new HostileWorld(memory, clock, new SplittableRandom(7));
    subject = Subjects.of("rule", operations);
  }

  /** A world whose store can do everything. */
  static EngineWorld of(String operations) {
    return new EngineWorld(operations, EnumSet.allOf(Capability.class));
  }

  /** A world whose store has no change feed. */
  static EngineWorld withoutFeed(String operations) {
    return new EngineWorld(operations, EnumSet.complementOf(EnumSet.of(Capability.CHANGE_FEED)));
  }

  /** The same with documents {@code {_id: 0…, town: "town 0"…, note: 0…}}. */
  EngineWorld with(int documents) {
    for (int i = 0; i < documents; i++) {
      insert(document(i));
    }
    return this;
  }

  static Document document(int i) {
    return Document.builder()
        .add("_id", Value.int32(i))
        .add("town", Value.text("town " + i))
        .add("note", Value.int64(i))
        .build();
  }

  ApplicationClient application() {
    return memory.application(THINGS);
  }

  void insert(Document document) {
    assertThat(application().insert(document)).isNotNull();
  }

  /** A service writes one field, as if Lockstep were not there. */
  void write(int key, String field, Value value) {
    List<Edit> edits = List.of(new Edit.Set(Path.of(field), value));
    assertThat(application().update(Value.int32(key), edits)).isNotNull();
  }

  void write(int key, String field, String value) {
    write(key, field, Value.text(value));
  }

  Document stored(int key) {
    return application().find(Value.int32(key)).orElseThrow();
  }

  /** What readers of the new shape find in a field. */
  Optional<Value> seen(int key, String field) {
    Document physical = stored(key);
    assertThat(subject.layout().tag(physical)).as("the tag of %s", key).isPresent();
    return subject.layout().newView(physical).get(field);
  }

  /** The values that lost and are kept beside the collection. */
  List<Value> keptValues() {
    return opened(Conflicts.nameFor(THINGS)).stream()
        .flatMap(entry -> items(entry.get("values").orElseThrow()))
        .map(pair -> ((Document) pair).get("value").orElseThrow())
        .toList();
  }

  /** What is sealed in a collection of the engine's own. */
  List<Document> opened(String collection) {
    List<Document> opened = new ArrayList<>();
    new SealedRecords(memory.collection(collection), host, subject.change().id())
        .each((key, opening) -> opened.add(((Sealer.Opening.Opened) opening).content()));
    return opened;
  }

  private static Stream<Value> items(Value array) {
    return ((Value.Array) array).items().stream();
  }

  Stage stage() {
    return RolloutState.of(host.entries()).stage();
  }

  /** Does something once, before the first call of a kind to a collection at a stage. */
  Runnable once(Stage stage, Call.Kind kind, String collection, Runnable action) {
    boolean[] done = new boolean[1];
    world.hook(call -> {
      if (!done[0] && stage() == stage && is(call, kind, collection)) {
        done[0] = true;
        action.run();
      }
    });
    return () -> assertThat(done[0]).as("the moment came").isTrue();
  }

  /** Whether a call is of a kind and to a collection. */
  static boolean is(Call call, Call.Kind kind, String collection) {
    return call.kind() == kind && (call.subject() + " ").startsWith(collection + " ");
  }

  Rollout open() {
    return open(host);
  }

  Rollout open(Controls controls) {
    String name = "engine-" + ++engines;
    return Rollout.open(
        world.door(name),
        THINGS,
        subject,
        new Host(
            host,
            host,
            controls,
            host,
            progress -> {},
            clock,
            length -> clock.advance(length.isPositive() ? length : Duration.ZERO),
            new SplittableRandom(engines),
            name,
            owner -> true),
        EngineSettings.DEFAULTS.withParallelism(1).withLease(LEASE),
        new Throttle(world.door(name), ThrottleSettings.DEFAULTS, clock));
  }

  /** A process that does something and ends. */
  void engine(Consumer<Rollout> work) {
    try (Rollout rollout = open()) {
      work.accept(rollout);
    }
  }

  /** A process that carries the change to a stage and ends. */
  void forward(Stage stage) {
    engine(rollout -> assertThat(rollout.run(stage)).isEqualTo(new Outcome.Reached(stage)));
  }

  void back() {
    engine(rollout ->
        assertThat(rollout.rollBack()).isEqualTo(new Outcome.Reached(Stage.ROLLED_BACK)));
  }

  void retire(Duration hold) {
    retire(hold, Optional.empty());
  }

  /** Gives up the old shape, whose documents are those for which the expression holds. */
  void retire(String oldWhen) {
    retire(Duration.ZERO, Optional.of(Subjects.oldWhen(oldWhen)));
  }

  private void retire(Duration hold, Optional<OldWhen> oldWhen) {
    engine(rollout ->
        assertThat(rollout.retire(hold, oldWhen)).isEqualTo(new Outcome.Reached(Stage.RETIRED)));
  }
}

package dev.lockstep.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ParkingPacer;
import dev.lockstep.engine.host.Controls;
import dev.lockstep.engine.host.Controls.Request;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Store;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever steers a rollout is answered soon and truly, in its long phases too. */
final class SteeredWorkTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final InstantSource CLOCK = InstantSource.system();

  private final MemoryStore store = new MemoryStore(MemorySettings.of("steered", CLOCK));
  private final MemoryHost host = new MemoryHost();
  private final List<Progress> progress = new CopyOnWriteArrayList<>();

  @BeforeEach
  void fillACollection() {
    for (int i = 0; i < 100; i++) {
      Document order = Document.of("_id", Value.int32(i), "town", Value.text("town " + i));
      assertThat(store.application("orders").insert(order)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void preflightIsPausedAndStoppedHoweverSlowItIs(int parallelism) throws Exception {
    HeldStore held = new HeldStore(store, "none");
    CompletableFuture<Outcome> run = running(held.door(), "rate=0.2/s,batch=1", parallelism, host);
    await(() -> isAt("preflight"));

    host.request(new Request.Pause("1"));
    await(() -> !host.answers().isEmpty());
    assertThat(host.answers()).containsExactly("paused: no write reaches the store until resumed");
    List<String> before = held.writes();
    host.request(new Request.Retune("2", "rate=unlimited,batch=1"));
    await(() -> host.answers().size() == 2);
    assertThat(held.writes()).isEqualTo(before);
    assertThat(run).isNotDone();

    host.request(new Request.Stop("3"));
    assertThat(run.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
        .isEqualTo(new Outcome.Stopped(Stage.REHEARSED));
    assertThat(running(store, "", parallelism, host).get(LONG.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new Outcome.Reached(Stage.EXPANDED));
  }

  @Test
  void aPauseIsAcknowledgedOnlyWhenTheStoreHasFinishedAnIndex() throws Exception {
    HeldStore held = new HeldStore(store, "createIndex");
    CompletableFuture<Outcome> run = running(held.door(), "", 2, host);
    held.awaitHeld();

    host.request(new Request.Pause("1"));
    await(() -> isAt("a pause begins when the store has finished the index by_city"));
    assertThat(host.answers()).isEmpty();
    held.release();
    await(() -> !host.answers().isEmpty());
    assertThat(held.writes()).last().isEqualTo("createIndex on orders");
    host.request(new Request.Resume("2"));
    assertThat(run.get(LONG.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new Outcome.Reached(Stage.EXPANDED));
  }

  @Test
  void aStopDoesNotWaitForAnIndex() throws Exception {
    HeldStore held = new HeldStore(store, "createIndex");
    CompletableFuture<Outcome> run = running(held.door(), "", 2, host);
    held.awaitHeld();
    host.request(new Request.Stop("1"));
    assertThat(run.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
        .isEqualTo(new Outcome.Stopped(Stage.EXPANDED));
    held.release();
    assertThat(running(store, "", 2, host).get(LONG.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new Outcome.Reached(Stage.EXPANDED));
    assertThat(store.collection("orders").indexes())
        .anyMatch(index -> index.name().equals("by_city"));
  }

  @Test
  void aStopDoesNotWaitForACount() throws Exception {
    HeldStore held = new HeldStore(store, "count");
    CompletableFuture<Outcome> run =
        CompletableFuture.supplyAsync(() -> carry(held.door(), "", 2, host, Stage.VERIFIED));
    held.awaitHeld();
    host.request(new Request.Stop("1"));
    assertThat(run.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
        .isEqualTo(new Outcome.Stopped(Stage.BACKFILL));
    held.release();
  }

  /**
   * One thread looks into the mailbox while another begins a batch: neither waits for the other.
   */
  @Test
  void aPauseThatComesWhileABatchBeginsIsAcknowledged() throws Exception {
    for (int attempt = 0; attempt < 5; attempt++) {
      MemoryHost mailbox = new MemoryHost();
      progress.clear();
      Controls controls = new SlowMailbox(mailbox);
      CompletableFuture<Outcome> run =
          CompletableFuture.supplyAsync(
              () -> carry(store, "batch=1", 4, controls, mailbox, Stage.REHEARSED));
      await(() -> progress.size() > 5);
      mailbox.request(new Request.Pause("1"));
      await(() -> !mailbox.answers().isEmpty());
      mailbox.request(new Request.Resume("2"));
      assertThat(run.get(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }
  }

  /** A mailbox on a slow disk. */
  private record SlowMailbox(Controls controls) implements Controls {
    @Override
    public Optional<Request> poll() {
      Optional<Request> found = controls.poll();
      LockSupport.parkNanos(2_000_000);
      return found;
    }

    @Override
    public void acknowledge(Request request, String sentence) {
      controls.acknowledge(request, sentence);
    }
  }

  private CompletableFuture<Outcome> running(
      Store door, String throttle, int parallelism, Controls controls) {
    return CompletableFuture.supplyAsync(
        () -> carry(door, throttle, parallelism, controls, Stage.EXPANDED));
  }

  private Outcome carry(
      Store door, String throttle, int parallelism, Controls controls, Stage until) {
    return carry(door, throttle, parallelism, controls, host, until);
  }

  private Outcome carry(
      Store door,
      String throttle,
      int parallelism,
      Controls controls,
      MemoryHost log,
      Stage until) {
    Host surroundings =
        new Host(
            log,
            log,
            controls,
            log,
            progress::add,
            CLOCK,
            new ParkingPacer(),
            new SplittableRandom(1),
            "steered",
            other -> true);
    try (Rollout rollout =
        Rollout.open(
            door,
            "orders",
            subject(),
            surroundings,
            EngineSettings.DEFAULTS.withParallelism(parallelism),
            new Throttle(door, ThrottleSettings.parse(throttle), CLOCK))) {
      return rollout.run(until);
    }
  }

  private boolean isAt(String words) {
    return progress.stream()
        .anyMatch(p -> p.work().equals(words) || p.waiting().filter(words::equals).isPresent());
  }

  private static void await(BooleanSupplier holds) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time to wait").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static Subject subject() {
    List<Operation> operations =
        List.of(
            new Operation.Rename(Path.of("town"), Path.of("city")),
            new Operation.AddIndex(
                "by_city",
                Document.of("city", Value.int32(1)),
                new Operation.IndexOptions(false, false, Optional.empty())));
    Change change =
        new Change(
            "steered",
            "A steered change",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            operations.stream().map(o -> new Operation.Step(o, Optional.empty())).toList(),
            Optional.empty());
    Layout layout = new Layout(change.id(), CompiledChange.of(change).components());
    return new Subject(change, "fingerprint", layout, Optional::of);
  }
}

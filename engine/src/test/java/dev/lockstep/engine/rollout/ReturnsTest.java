package dev.lockstep.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether documents could be taken back as live writers have left them. */
final class ReturnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int DOCUMENTS = 1_200;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));
  private final MemoryStore store = new MemoryStore(MemorySettings.of("shop", clock));
  private final ApplicationClient service = store.application("places");
  private Rollout rollout;

  @BeforeEach
  void carry() {
    for (int i = 0; i < DOCUMENTS; i++) {
      WriteOutcome unused =
          service.insert(
              Document.of("_id", Value.int32(i), "first", Value.text("a" + i))
                  .with("last", Value.text("b")));
    }
    rollout =
        Rollout.open(
            store,
            "places",
            joining(),
            Host.inMemory(
                new MemoryHost(),
                clock,
                length -> clock.advance(length.isPositive() ? length : Duration.ZERO),
                new SplittableRandom(1),
                "test"),
            EngineSettings.DEFAULTS.withParallelism(1),
            new Throttle(store, ThrottleSettings.DEFAULTS, clock));
    assertThat(rollout.run(Stage.SHADOW_READ)).isEqualTo(new Outcome.Reached(Stage.SHADOW_READ));
  }

  @AfterEach
  void end() {
    rollout.close();
  }

  private static Subject joining() {
    Operation merge =
        new Operation.Merge(
            List.of(Path.of("first"), Path.of("last")), Path.of("name"), "{first} {last}");
    Change change =
        new Change(
            "2026-11-join",
            "A name",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Operation.Step(merge, Optional.empty())),
            Optional.empty());
    CompiledChange compiled = CompiledChange.of(change);
    return new Subject(
        change,
        "first and last to name",
        new Layout(change.id(), compiled.components()),
        old ->
            compiled.lens().forward(old) instanceof Carry.Whole whole
                ? Optional.of(whole.document())
                : Optional.empty());
  }

  private void writes(int key, String path, String value) {
    List<Edit> edits = List.of(new Edit.Set(Path.of(path), Value.text(value)));
    assertThat(service.update(Value.int32(key), edits)).isInstanceOf(WriteOutcome.Applied.class);
  }

  private ReturnReport look(long documents) {
    return rollout.returns(documents, LONG).orElseThrow();
  }

  @Test
  void documentsThatBothShapesHoldComeBack() {
    writes(3, "name", "c d");
    writes(4, "last", "e");

    assertThat(look(10_000)).isEqualTo(new ReturnReport(DOCUMENTS, 0));
  }

  @Test
  void aNewValueThatTheOldShapeHasNoPlaceForDoesNotComeBackUntilItIsMended() {
    writes(1_100, "name", "nobody");
    assertThat(look(10_000)).isEqualTo(new ReturnReport(DOCUMENTS, 1));
    assertThat(look(10)).as("it is remembered").isEqualTo(new ReturnReport(1, 1));

    writes(1_100, "name", "some body");

    assertThat(look(10_000).stranded()).isZero();
  }

  @Test
  void whatTheOldShapeWroteLastComesBackWhateverTheNewOneHeld() {
    writes(3, "name", "nobody");
    assertThat(look(10_000).stranded()).isOne();

    writes(3, "last", "z");

    assertThat(look(10_000).stranded()).isZero();
  }

  @Test
  void aLookIsBoundedAndTheNextOneGoesOnWhereItEnded() {
    writes(DOCUMENTS - 1, "name", "nobody");

    assertThat(look(700)).isEqualTo(new ReturnReport(700, 0));
    assertThat(look(700).stranded()).isOne();
    assertThat(rollout.returns(700, Duration.ZERO))
        .as("no time but for what is known")
        .contains(new ReturnReport(1, 1));
  }
}

package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.LEASE;
import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.host.Controls;
import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Tag;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.tck.hostile.EngineWrite;
import dev.lockstep.tck.hostile.Fault;
import dev.lockstep.tck.hostile.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every write of the engine obeys: guards, deadlines, leases, pauses, losers kept first. */
class WriteRulesTest {
  private final EngineWorld engines = EngineWorld.of(RENAME).with(5);

  private List<EngineWrite> writes() {
    return engines.world.engineWrites().stream()
        .filter(write -> write.asked().collection().equals(THINGS))
        .toList();
  }

  @Test
  void noWriteIsByKeyAlone() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.back();
    engines.forward(Stage.NEW_PRIMARY);
    engines.retire(Duration.ZERO);
    assertThat(writes()).hasSizeGreaterThan(15);
    assertThat(engines.world.violations()).isEmpty();
  }

  @Test
  void aLiveWriteThatComesBetweenReadAndWriteIsNeverOverwritten() {
    Runnable came =
        engines.once(
            Stage.BACKFILL, Kind.WRITE, THINGS, () -> engines.write(0, "city", "of a service"));
    engines.forward(Stage.BACKFILL);
    came.run();
    assertThat(engines.seen(0, "city")).contains(Value.text("of a service"));
    assertThat(engines.keptValues()).containsExactly(Value.text("town 0"));
  }

  @Test
  void aWriteOfUnknownOutcomeIsReadAgainNeverAssumed() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    engines.world.hook(call -> {
      boolean first = EngineWorld.is(call, Kind.WRITE, THINGS) && writes().size() == 5;
      engines.world.faults(first ? Faults.NONE.with(Fault.LOST_UNKNOWN, 1) : Faults.NONE);
    });
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(writes().get(5).tookEffect()).isFalse();
    assertThat(engines.seen(0, "city")).contains(Value.text("Bath"));
  }

  @Test
  void everyWriteEndsBeforeTheLeaseDoes() {
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(writes())
        .isNotEmpty()
        .allSatisfy(write -> {
          Instant deadline = write.asked().deadline().orElseThrow();
          assertThat(deadline).isBefore(write.asked().at().plus(LEASE));
        });
  }

  @Test
  void aLeaseThatSomebodyElseTookStopsTheEngine() {
    Runnable came =
        engines.once(
            Stage.BACKFILL,
            Kind.WRITE,
            THINGS,
            () -> {
              engines.clock.advance(LEASE.multipliedBy(2));
              engines.engine(
                  rollout -> assertThat(rollout.state().stage()).isEqualTo(Stage.BACKFILL));
            });
    assertThatThrownBy(() -> engines.forward(Stage.BACKFILL))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LEASE_LOST));
    came.run();
    assertThat(engines.application().all()).noneMatch(document -> document.has(Layout.TAG));
  }

  @Test
  void aPauseStopsEveryWrite() {
    engines.host.request(new Controls.Request.Pause("pause"));
    try (Rollout rollout = engines.open(new LookingTwice())) {
      assertThat(rollout.run(Stage.BACKFILL)).isEqualTo(new Outcome.Reached(Stage.BACKFILL));
    }
    assertThat(engines.host.answers()).hasSize(2);
    assertThat(engines.world.violations()).isEmpty();
  }

  /** Tells the world of a pause, and resumes when the engine has looked often enough. */
  private final class LookingTwice implements Controls {
    private int looks;

    @Override
    public Optional<Request> poll() {
      looks++;
      if (looks == 50) {
        engines.world.resumed();
        engines.host.request(new Request.Resume("resume"));
      }
      return engines.host.poll();
    }

    @Override
    public void acknowledge(Request request, String sentence) {
      if (request instanceof Request.Pause) {
        engines.world.pauseAcknowledged();
        looks = 0;
      }
      engines.host.acknowledge(request, sentence);
    }
  }

  @Test
  void theLoserIsDurableBeforeItIsOverwritten() {
    engines.forward(Stage.NEW_PRIMARY);
    bothMove();
    Runnable came =
        engines.once(
            Stage.NEW_PRIMARY,
            Kind.WRITE,
            THINGS,
            () -> assertThat(engines.keptValues()).containsExactly(Value.text("Bath")));
    engines.forward(Stage.NEW_PRIMARY);
    came.run();
    assertThat(engines.stored(0).get("town")).contains(Value.text("York"));
  }

  /** One write of a service moves both sides, so that no order between them can be known. */
  private void bothMove() {
    List<Edit> edits =
        List.of(
            new Edit.Set(Path.of("town"), Value.text("Bath")),
            new Edit.Set(Path.of("city"), Value.text("York")));
    assertThat(engines.application().update(Value.int32(0), edits)).isNotNull();
  }

  @Test
  void aLoserThatCannotBeKeptIsNotOverwritten() {
    engines.forward(Stage.NEW_PRIMARY);
    bothMove();
    engines.world.hook(call ->
        engines.world.faults(
            call.kind() == Kind.INSERT ? Faults.NONE.with(Fault.LOST_UNKNOWN, 1) : Faults.NONE));
    assertThatThrownBy(() -> engines.forward(Stage.NEW_PRIMARY))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot keep a displaced value");
    assertThat(engines.stored(0).get("town")).contains(Value.text("Bath"));
  }

  @Test
  void aLoserThatAnotherEngineKeptTooIsNotForgotten() {
    engines.forward(Stage.NEW_PRIMARY);
    bothMove();
    Runnable came =
        engines.once(
            Stage.NEW_PRIMARY,
            Kind.WRITE,
            THINGS,
            () -> {
              engines.clock.advance(LEASE.multipliedBy(2));
              engines.forward(Stage.NEW_PRIMARY);
            });
    assertThatThrownBy(() -> engines.forward(Stage.NEW_PRIMARY)).isInstanceOf(Problem.class);
    came.run();
    assertThat(engines.stored(0).get("town")).contains(Value.text("York"));
    assertThat(engines.keptValues()).containsExactly(Value.text("Bath"));
  }

  @Test
  void aLoserIsNotForgottenWhereAnEarlierWriteMayHaveTakenEffect() {
    engines.forward(Stage.NEW_PRIMARY);
    bothMove();
    Faults late = Faults.NONE.with(Fault.DELAYED_WRITE, 1).withDelayMax(LEASE.dividedBy(10));
    engines.world.hook(call -> {
      boolean write = EngineWorld.is(call, Kind.WRITE, THINGS);
      engines.world.faults(write && writes().size() == 5 ? late : Faults.NONE);
      if (call.kind() == Kind.INSERT && writes().size() == 6) {
        engines.clock.advance(LEASE.dividedBy(10));
      }
    });
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(writes().get(5).tookEffect()).isTrue();
    assertThat(engines.stored(0).get("town")).contains(Value.text("York"));
    assertThat(engines.keptValues()).containsExactly(Value.text("Bath"));
  }

  @Test
  void noNonceIsEverUsedTwice() {
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(engines.application().all())
        .extracting(document -> Tag.of(document).orElseThrow().nonce())
        .doesNotHaveDuplicates();
  }

  @Test
  void documentsOfAnotherChangeAreLeftAlone() {
    Document foreign =
        EngineWorld.document(9).with(Layout.TAG, Document.of("change", Value.text("another")));
    Runnable came = engines.once(Stage.BACKFILL, Kind.SCAN, THINGS, () -> engines.insert(foreign));
    engines.forward(Stage.BACKFILL);
    came.run();
    assertThat(engines.stored(9)).isEqualTo(foreign);
  }

  @Test
  void aCollisionIsCountedAndNeverADroppedWrite() {
    engines.write(1, "town", "town 0");
    Index unique =
        new Index(
            "of_a_service",
            Document.of("city", Value.int32(1)),
            true,
            true,
            Optional.empty(),
            Optional.empty());
    Runnable came =
        engines.once(
            Stage.BACKFILL,
            Kind.SCAN,
            THINGS,
            () ->
                assertThat(engines.memory.collection(THINGS).createIndex(unique))
                    .isInstanceOf(IndexOutcome.Ready.class));
    assertThatThrownBy(() -> engines.forward(Stage.NEW_PRIMARY))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1 refused by the store");
    came.run();
    assertThat(engines.stage()).isEqualTo(Stage.BACKFILL);
  }
}

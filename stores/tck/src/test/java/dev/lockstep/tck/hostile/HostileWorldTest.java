package dev.lockstep.tck.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.ChangeFeed.Batch;
import dev.lockstep.store.ChangeFeed.Event;
import dev.lockstep.store.Collection;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.seed.SeededTest;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class HostileWorldTest {
  private static final Value KEY = Value.int32(1);
  private static final Path N = Path.of("n");
  private static final Document BEFORE = Document.of("_id", KEY, "n", Value.int32(0));

  private final SettableClock clock = new SettableClock();
  private final MemoryStore memory = new MemoryStore(MemorySettings.of("hostile", clock));
  private final HostileWorld world = new HostileWorld(memory, clock, new SplittableRandom(1));
  private final Collection pets = world.door("engine").collection("pets");
  private final ApplicationClient application = memory.application("pets");

  HostileWorldTest() {
    assertThat(application.insert(BEFORE)).isEqualTo(new WriteOutcome.Applied());
  }

  @Test
  void writeMayTakeEffectAlthoughItsOutcomeIsUnknown() {
    world.faults(Faults.NONE.with(Fault.APPLIED_UNKNOWN, 1));
    assertThat(write(soon())).isInstanceOf(WriteOutcome.Unknown.class);
    assertThat(isWritten()).isTrue();
  }

  @Test
  void writeMayBeLostWithItsOutcomeUnknown() {
    world.faults(Faults.NONE.with(Fault.LOST_UNKNOWN, 1));
    assertThat(write(soon())).isInstanceOf(WriteOutcome.Unknown.class);
    world.heal();
    assertThat(isWritten()).isFalse();
  }

  @Test
  void delayedWriteTakesEffectLaterWithinItsDeadline() {
    delayWrites();
    assertThat(write(soon())).isInstanceOf(WriteOutcome.Unknown.class);
    assertThat(isWritten()).isFalse();
    assertThat(world.delayedWrites()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(20));
    assertThat(pets.count(List.of())).isEqualTo(1);
    assertThat(isWritten()).isTrue();
    assertThat(world.engineWrites()).singleElement().matches(EngineWrite::tookEffect);
  }

  @Test
  void delayedWriteHasNoEffectPastItsDeadlineWhereTheStoreFences() {
    delayWrites();
    assertThat(write(clock.instant().plusMillis(1))).isInstanceOf(WriteOutcome.Unknown.class);
    clock.advance(Duration.ofSeconds(20));
    world.heal();
    assertThat(isWritten()).isFalse();
    assertThat(world.engineWrites()).singleElement().matches(write -> !write.tookEffect());
  }

  @Test
  void delayedWriteTakesEffectPastItsDeadlineWhereTheStoreDoesNotFence() {
    EnumSet<Capability> unfenced = EnumSet.complementOf(EnumSet.of(Capability.DEADLINE_FENCE));
    MemoryStore store =
        new MemoryStore(MemorySettings.of("unfenced", clock).withCapabilities(unfenced));
    assertThat(store.application("pets").insert(BEFORE)).isEqualTo(new WriteOutcome.Applied());
    HostileWorld free = new HostileWorld(store, clock, new SplittableRandom(1));
    free.faults(Faults.NONE.with(Fault.DELAYED_WRITE, 1));
    List<WriteOutcome> outcomes =
        free.door("engine").collection("pets").write(List.of(write()), clock.instant());
    assertThat(outcomes).singleElement().isInstanceOf(WriteOutcome.Unknown.class);
    clock.advance(Duration.ofHours(1));
    free.heal();
    assertThat(store.application("pets").find(KEY).orElseThrow().get("n")).contains(Value.int32(1));
  }

  @Test
  void anyCallMayFailAsUnreachable() {
    world.faults(Faults.NONE.with(Fault.UNREACHABLE, 1));
    assertThatThrownBy(() -> pets.count(List.of()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNREACHABLE))
        .hasMessageContaining("Cannot reach the store");
    assertThatThrownBy(() -> write(soon())).isInstanceOf(Problem.class);
    assertThat(isWritten()).isFalse();
  }

  @Test
  void engineDiesBeforeOrAfterACallTakesEffect() {
    world.crashBefore(1);
    assertThat(catchThrowableOfType(Crash.class, () -> write(soon())).step()).isEqualTo(1);
    assertThat(isWritten()).isFalse();
    world.crashAfter(2);
    assertThat(catchThrowableOfType(Crash.class, () -> write(soon())).step()).isEqualTo(2);
    assertThat(isWritten()).isTrue();
    assertThat(world.steps()).isEqualTo(2);
  }

  @Test
  void engineMayDieWithHalfABatchApplied() {
    Value second = Value.int32(2);
    assertThat(application.insert(BEFORE.with("_id", second)))
        .isEqualTo(new WriteOutcome.Applied());
    world.crashAfter(1);
    List<GuardedWrite> batch = List.of(write(), write(second));
    assertThatThrownBy(() -> pets.write(batch, soon())).isInstanceOf(Crash.class);
    assertThat(application.find(KEY).orElseThrow().get("n")).contains(Value.int32(1));
    assertThat(application.find(second).orElseThrow().get("n")).contains(Value.int32(0));
  }

  @Test
  void hookRunsBeforeEveryCallAndMayChangeWhatItSees() {
    List<Call.Kind> seen = new ArrayList<>();
    world.hook(call -> {
      seen.add(call.kind());
      assertThat(application.delete(KEY)).isNotNull();
    });
    assertThat(write(soon())).isEqualTo(new WriteOutcome.Conflicting());
    assertThat(pets.count(List.of())).isZero();
    assertThat(seen).containsExactly(Call.Kind.WRITE, Call.Kind.COUNT);
  }

  @Test
  void writeByKeyAloneAndWriteDuringAPauseAreReported() {
    assertThat(write(soon())).isEqualTo(new WriteOutcome.Applied());
    assertThat(world.violations()).isEmpty();
    world.pauseAcknowledged();
    GuardedWrite byKey =
        new GuardedWrite(
            KEY,
            List.of(new Assertion.Equal(Path.of("_id"), KEY)),
            List.of(new Edit.Set(N, Value.int32(7))));
    assertThat(pets.write(List.of(byKey), soon())).hasSize(1);
    assertThat(world.violations())
        .containsExactly(
            "a write by key alone: #2 engine WRITE pets " + KEY,
            "a write during a pause: #2 engine WRITE pets " + KEY);
  }

  @Test
  void truncatedFeedIsAGapForWhoeverIsBehind() {
    try (ChangeFeed feed = pets.openFeed(Optional.empty(), Optional.empty())) {
      world.faults(Faults.NONE.with(Fault.FEED_TRUNCATED, 1));
      assertThat(feed.poll(5, Duration.ZERO)).isEqualTo(new Batch.Events(List.of()));
      assertThat(application.delete(KEY)).isEqualTo(new WriteOutcome.Applied());
      assertThat(feed.poll(5, Duration.ZERO)).isInstanceOf(Batch.Gap.class);
    }
  }

  @Test
  void quietPollLetsTimePass() {
    Instant before = clock.instant();
    try (ChangeFeed feed = pets.openFeed(Optional.empty(), Optional.empty())) {
      assertThat(feed.poll(5, Duration.ofSeconds(3))).isEqualTo(new Batch.Events(List.of()));
    }
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(3));
  }

  @SeededTest(cases = 50)
  void everyEventArrivesInOrderPerKeyWhateverTheFeedDoes(RandomGenerator random) {
    HostileWorld hostile = new HostileWorld(memory, clock, random);
    try (ChangeFeed feed =
        hostile.door("engine").collection("pets").openFeed(Optional.empty(), Optional.empty())) {
      hostile.faults(
          Faults.NONE
              .with(Fault.FEED_MIXED, 0.5)
              .with(Fault.FEED_REPEATED, 0.3)
              .with(Fault.FEED_DELAYED, 0.3));
      for (int i = 0; i < 20; i++) {
        Value key = Value.int32(i % 3 + 10);
        Document document = Document.of("_id", key, "n", Value.int32(i));
        WriteOutcome outcome = i < 3 ? application.insert(document) : application.replace(document);
        assertThat(outcome).isEqualTo(new WriteOutcome.Applied());
      }
      List<Event> heard = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        heard.addAll(((Batch.Events) feed.poll(4, Duration.ZERO)).events());
      }
      for (int i = 10; i < 13; i++) {
        Value key = Value.int32(i);
        assertThat(heard.stream().filter(event -> event.key().equals(key)))
            .as(hostile.trace())
            .hasSizeGreaterThanOrEqualTo(i == 12 ? 6 : 7)
            .first()
            .extracting(Event::kind)
            .isEqualTo(ChangeFeed.Kind.INSERTED);
      }
    }
  }

  @SeededTest(cases = 20)
  void sameSeedIsTheSameStory(SplittableRandom random) {
    SplittableRandom again = random.split();
    long seed = again.nextLong();
    assertThat(story(seed)).isEqualTo(story(seed)).contains("engine WRITE pets");
  }

  private static String story(long seed) {
    SettableClock time = new SettableClock();
    MemoryStore store = new MemoryStore(MemorySettings.of("story", time));
    HostileWorld told = new HostileWorld(store, time, new SplittableRandom(seed));
    assertThat(store.application("pets").insert(BEFORE)).isEqualTo(new WriteOutcome.Applied());
    told.faults(Faults.all(0.2).withSkewMax(Duration.ofSeconds(1)));
    Collection pets = told.door("engine").collection("pets");
    for (int i = 0; i < 50; i++) {
      try {
        told.note(pets.write(List.of(write()), time.instant().plusSeconds(5)).toString());
        told.note(told.door("engine").now().toString());
      } catch (Problem problem) {
        told.note(problem.getMessage());
      }
      time.advance(Duration.ofSeconds(1));
    }
    return told.trace();
  }

  @Test
  void clockOfTheServerIsOffWithinTheBoundAndNeverGoesBack() {
    world.faults(Faults.NONE.withSkewMax(Duration.ofSeconds(2)));
    Instant last = Instant.MIN;
    for (int i = 0; i < 100; i++) {
      Instant told = world.door("engine").now();
      assertThat(told)
          .isAfterOrEqualTo(last)
          .isBetween(clock.instant().minusSeconds(2), clock.instant().plusSeconds(2));
      last = told;
    }
  }

  private void delayWrites() {
    world.faults(Faults.NONE.with(Fault.DELAYED_WRITE, 1).withDelayMax(Duration.ofSeconds(10)));
  }

  private Instant soon() {
    return clock.instant().plusSeconds(60);
  }

  private WriteOutcome write(Instant deadline) {
    return pets.write(List.of(write()), deadline).getFirst();
  }

  private static GuardedWrite write() {
    return write(KEY);
  }

  private static GuardedWrite write(Value key) {
    return new GuardedWrite(
        key,
        List.of(new Assertion.Equal(N, Value.int32(0))),
        List.of(new Edit.Set(N, Value.int32(1))));
  }

  private boolean isWritten() {
    return application.find(KEY).orElseThrow().get("n").equals(Optional.of(Value.int32(1)));
  }
}

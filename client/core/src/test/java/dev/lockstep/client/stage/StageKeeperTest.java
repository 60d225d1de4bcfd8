package dev.lockstep.client.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.stage.Conduct;
import dev.lockstep.model.stage.Conduct.Reads;
import dev.lockstep.model.stage.Conduct.Writes;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageKeeperTest {
  private final SettableClock clock = new SettableClock();
  private final Debt debt = new Debt();
  @TempDir private Path folder;

  /** What is owed, as a test says. */
  private static final class Debt implements StageKeeper.Debts {
    private long epoch = Long.MAX_VALUE;

    @Override
    public int size() {
      return epoch == Long.MAX_VALUE ? 0 : 1;
    }

    @Override
    public boolean isOverflowed() {
      return false;
    }

    @Override
    public boolean areOwedBefore(long other) {
      return epoch < other;
    }
  }

  private StageKeeper keeper(StageSource source) throws IOException {
    return keeper(source, StageMemory.NONE);
  }

  private StageKeeper keeper(StageSource source, StageMemory memory) throws IOException {
    LongSupplier nanos = () -> Duration.between(SettableClock.EPOCH, clock.instant()).toNanos();
    return new StageKeeper("orders", source, new StageKeeper.Own(debt, memory, nanos));
  }

  private static Conduct conduct(StageKeeper keeper) {
    try (Tenure tenure = keeper.enter()) {
      return tenure.conduct();
    }
  }

  @Test
  void anEpochIsAcknowledgedWhenNoOperationOfAnOlderOneIsInFlight() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.EXPANDED);
    StageKeeper keeper = keeper(source);
    Tenure first = keeper.enter();
    Tenure second = keeper.enter();
    source.move(StageState.of(2, Stage.DUAL_WRITE));
    assertThat(conduct(keeper).writes()).isEqualTo(Writes.OLD_THEN_NEW);
    assertThat(source.acknowledged()).containsExactly(1L);
    first.close();
    assertThat(source.acknowledged()).containsExactly(1L);
    second.close();
    assertThat(source.acknowledged()).containsExactly(1L, 2L);
  }

  @Test
  void anEpochIsAcknowledgedWhenNoWriteOfAnOlderOneIsOwed() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.RAMP);
    StageKeeper keeper = keeper(source);
    debt.epoch = 1;
    source.move(StageState.of(2, Stage.NEW_PRIMARY));
    assertThat(source.acknowledged()).containsExactly(1L);
    debt.epoch = Long.MAX_VALUE;
    keeper.settle();
    assertThat(source.acknowledged()).containsExactly(1L, 2L);
  }

  @Test
  void aStateThatComesTwiceOrLateChangesNothing() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.DUAL_WRITE);
    StageKeeper keeper = keeper(source);
    source.move(StageState.of(3, Stage.BACKFILL));
    source.move(StageState.of(2, Stage.EXPANDED));
    source.move(StageState.of(3, Stage.BACKFILL));
    assertThat(conduct(keeper)).isEqualTo(StageState.of(3, Stage.BACKFILL).conduct());
    assertThat(source.acknowledged()).containsExactly(1L, 3L);
  }

  @Test
  void aStageMoreThanOneMoveAwayWaitsInTheSafeStageForWhatIsInFlight() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.VERIFIED);
    StageKeeper keeper = keeper(source);
    Tenure inFlight = keeper.enter();
    source.move(StageState.of(4, Stage.RAMP));
    try (Tenure meanwhile = keeper.enter()) {
      assertThat(meanwhile.isSafe()).isTrue();
      assertThat(meanwhile.conduct()).isEqualTo(new Conduct(Reads.OLD, Writes.OLD_THEN_NEW));
      inFlight.close();
      assertThat(conduct(keeper).reads()).isEqualTo(Reads.BY_RAMP);
      assertThat(source.acknowledged()).containsExactly(1L);
    }
    assertThat(source.acknowledged()).containsExactly(1L, 4L);
  }

  @Test
  void aSecondMoveWaitsUntilTheOperationsBeforeTheFirstHaveEnded() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.VERIFIED);
    StageKeeper keeper = keeper(source);
    Tenure inFlight = keeper.enter();
    source.move(StageState.of(2, Stage.SHADOW_READ));
    source.move(StageState.of(3, Stage.RAMP));
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.OLD_AND_SHADOW);
    inFlight.close();
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.BY_RAMP);
    assertThat(source.acknowledged()).containsExactly(1L, 3L);
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheControlPlaneTheStageLastsAsLongAsTheLeaseAndThenIsSafe(Stage stage)
      throws IOException {
    ScriptedSource source = new ScriptedSource(stage);
    StageKeeper keeper = keeper(source);
    source.setReachable(false);
    clock.advance(ScriptedSource.LEASE.minusNanos(1));
    assertThatThrownBy(keeper::renew).isInstanceOf(IOException.class);
    assertThat(conduct(keeper)).isEqualTo(StageState.of(1, stage).conduct());
    clock.advance(Duration.ofNanos(1));
    assertThat(conduct(keeper)).isEqualTo(StageState.of(1, stage).safeConduct());
    clock.advance(Duration.ofDays(365));
    assertThat(conduct(keeper)).isEqualTo(StageState.of(1, stage).safeConduct());
  }

  @Test
  void whoComesBackAsksBeforeItActsAndAcknowledgesAnew() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.RAMP);
    StageKeeper keeper = keeper(source);
    clock.advance(ScriptedSource.LEASE);
    Tenure safe = keeper.enter();
    source.move(StageState.of(2, Stage.NEW_PRIMARY));
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.OLD);
    Duration lease = keeper.renew();
    assertThat(lease).isEqualTo(ScriptedSource.LEASE);
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.NEW);
    assertThat(source.acknowledged()).containsExactly(1L);
    safe.close();
    assertThat(source.acknowledged()).containsExactly(1L, 2L);
  }

  @Test
  void aRenewedLeaseCountsFromTheMomentItWasAskedFor() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.NEW_PRIMARY);
    StageKeeper keeper = keeper(source);
    clock.advance(Duration.ofMinutes(9));
    Duration unused = keeper.renew();
    clock.advance(ScriptedSource.LEASE.minusNanos(1));
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.NEW);
    clock.advance(Duration.ofNanos(1));
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.OLD);
  }

  /** Keeps states, and in the midst of it something else is done. */
  private record BusyMemory(LongConsumer meanwhile) implements StageMemory {
    @Override
    public Optional<StageState> last() {
      return Optional.empty();
    }

    @Override
    public boolean keep(StageState state) {
      meanwhile.accept(state.epoch());
      return true;
    }

    @Override
    public void forget() {}
  }

  @Test
  void nothingIsDoneByTheOldStateUnderTheLeaseOfTheNewOne() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.NEW_PRIMARY);
    List<StageKeeper> opened = new ArrayList<>();
    List<Conduct> meanwhile = new ArrayList<>();
    LongConsumer oldLeaseEnds =
        epoch -> {
          clock.advance(Duration.ofNanos(1));
          opened.forEach(keeper -> meanwhile.add(conduct(keeper)));
        };
    StageKeeper keeper = keeper(source, new BusyMemory(oldLeaseEnds));
    opened.add(keeper);
    source.setReachable(false);
    source.move(StageState.of(5, Stage.VERIFIED));
    source.setReachable(true);
    clock.advance(ScriptedSource.LEASE.minusNanos(2));
    Duration unused = keeper.renew();
    assertThat(meanwhile).containsExactly(StageState.of(1, Stage.NEW_PRIMARY).safeConduct());
    assertThat(conduct(keeper)).isEqualTo(StageState.of(5, Stage.VERIFIED).conduct());
    assertThat(source.acknowledged()).containsExactly(1L, 5L);
  }

  private StageFile file() {
    return new StageFile(folder.resolve("orders.stage"));
  }

  @ParameterizedTest
  @EnumSource
  void whoStartsWithoutTheControlPlaneBeginsInTheSafeStageOfTheStateThatWasKept(Stage stage)
      throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.PROPOSED);
    StageKeeper first = keeper(source, file());
    source.move(StageState.of(2, stage));
    assertThat(conduct(first)).isNotNull();
    source.setReachable(false);
    StageKeeper second = keeper(source, file());
    assertThat(second.standing().isSafe()).isTrue();
    assertThat(second.standing().isStale()).isTrue();
    assertThat(conduct(second)).isEqualTo(StageState.of(2, stage).safeConduct());
    source.setReachable(true);
    Duration unused = second.renew();
    assertThat(conduct(second)).isEqualTo(StageState.of(2, stage).conduct());
  }

  @Test
  void aFileThatIsNoStateCountsAsNone() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.RAMP);
    source.setReachable(false);
    Files.writeString(folder.resolve("orders.stage"), "{\"epoch\":");
    assertThatThrownBy(() -> keeper(source, file())).isInstanceOf(IOException.class);
  }

  @Test
  void aStateThatCannotBeKeptIsActedByAndNotAcknowledged() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.EXPANDED);
    StageKeeper keeper = keeper(source, file());
    Path next = folder.resolve("orders.stage.next");
    Files.createDirectory(next);
    source.move(StageState.of(2, Stage.DUAL_WRITE));
    assertThat(conduct(keeper).writes()).isEqualTo(Writes.OLD_THEN_NEW);
    assertThat(source.acknowledged()).containsExactly(1L);
    Files.delete(next);
    Duration unused = keeper.renew();
    assertThat(source.acknowledged()).containsExactly(1L, 2L);
  }

  @Test
  void underALeaseNoEpochGoesBackAndAnAnswerThatSaysSoDoesNotProlongIt() throws IOException {
    ScriptedSource source = new ScriptedSource(StageState.of(9, Stage.NEW_PRIMARY));
    StageKeeper keeper = keeper(source);
    source.move(StageState.of(4, Stage.VERIFIED));
    clock.advance(ScriptedSource.LEASE.minusNanos(1));
    Duration first = keeper.renew();
    assertThat(conduct(keeper).reads()).isEqualTo(Reads.NEW);
    clock.advance(Duration.ofNanos(1));
    assertThat(conduct(keeper)).isEqualTo(new Conduct(Reads.OLD, Writes.OLD_THEN_NEW));
    Duration second = keeper.renew();
    assertThat(first).isEqualTo(second);
    assertThat(keeper.standing().state()).isEqualTo(StageState.of(4, Stage.VERIFIED));
    assertThat(keeper.standing().isSafe()).isFalse();
  }

  @Test
  void aStateIsStaleWhenTheControlPlaneIsNotHeardForHalfALease() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.RAMP);
    StageKeeper keeper = keeper(source);
    clock.advance(ScriptedSource.LEASE.dividedBy(2));
    assertThat(keeper.standing().isStale()).isFalse();
    clock.advance(Duration.ofNanos(1));
    assertThat(keeper.standing().isStale()).isTrue();
    source.move(StageState.of(2, Stage.RAMP));
    assertThat(keeper.standing().isStale()).isFalse();
  }

  @Test
  void whoEndsGivesTheLeaseBackOnceItsOperationsHaveEndedAndMustAskAgain() throws Exception {
    ScriptedSource source = new ScriptedSource(Stage.DUAL_WRITE);
    StageKeeper keeper = keeper(source, file());
    Tenure inFlight = keeper.enter();
    keeper.close();
    assertThatThrownBy(keeper::enter).isInstanceOf(IllegalStateException.class);
    keeper.release(Duration.ofNanos(1));
    assertThat(source.released()).isZero();
    inFlight.close();
    debt.epoch = 1;
    keeper.release(Duration.ofNanos(1));
    assertThat(source.released()).isZero();
    debt.epoch = Long.MAX_VALUE;
    keeper.release(Duration.ofNanos(1));
    assertThat(source.released()).isEqualTo(1);
    assertThat(file().last()).isEmpty();
  }

  @Test
  void whoEndsWithoutTheControlPlaneKeepsItsStateForTheNextStart() throws Exception {
    ScriptedSource source = new ScriptedSource(Stage.DUAL_WRITE);
    StageKeeper keeper = keeper(source, file());
    source.setReachable(false);
    keeper.close();
    keeper.release(Duration.ofSeconds(1));
    assertThat(file().last()).contains(StageState.of(1, Stage.DUAL_WRITE));
  }
}

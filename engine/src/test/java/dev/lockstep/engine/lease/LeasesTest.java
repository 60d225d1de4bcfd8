package dev.lockstep.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.lease.Leases.Writes;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Store;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeasesTest {
  private static final Duration LENGTH = Duration.ofSeconds(30);
  private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final Store store = new MemoryStore(MemorySettings.of("leases", () -> now));
  private final Leases leases = leases(store);

  private Leases leases(Store of) {
    return new Leases(of, RANDOM, () -> now, LENGTH);
  }

  private static boolean nobody(String owner) {
    return false;
  }

  private static Claim claim(String owner) {
    return new Claim("restaurants", "one-postcode", "as it is", owner, 0);
  }

  private Lease take(String owner) {
    return leases.acquire(claim(owner), LeasesTest::nobody).orThrow();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static ProblemCode codeOf(Throwable thrown) {
    return ((Problem) thrown).code();
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheLeaseAndUntilWhen() {
    Lease held = take("first");
    assertThat(held.epoch()).isEqualTo(1);
    assertThat(held.fenceUntil()).isEqualTo(Instant.EPOCH);
    assertThat(held.safeDeadline()).isBefore(held.record().deadline()).isAfter(now);

    Acquisition second = leases.acquire(claim("second"), LeasesTest::nobody);
    assertThat(second)
        .isEqualTo(new Acquisition.Busy("restaurants", "one-postcode", "first", now.plus(LENGTH)));
    assertThatThrownBy(second::orThrow)
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.ROLLOUT_BUSY))
        .hasMessage(
            "Cannot carry change one-postcode on collection restaurants: first carries it, with a"
                + " lease until 2026-11-20T10:00:30Z");
  }

  @Test
  void ofManyContendersExactlyOneHoldsTheLease() throws Exception {
    List<Callable<Acquisition>> contenders =
        IntStream.range(0, 50)
            .<Callable<Acquisition>>mapToObj(
                i -> () -> leases.acquire(claim("p" + i), LeasesTest::nobody))
            .toList();
    List<Acquisition> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Acquisition> result : threads.invokeAll(contenders)) {
        results.add(result.get());
      }
    }
    assertThat(results).filteredOn(Acquisition.Held.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Acquisition.Busy.class::isInstance).hasSize(49);
  }

  @Test
  void anExpiredLeaseIsTakenOverWithAHigherEpoch() {
    Lease first = take("first");
    pass(LENGTH);
    Lease second = take("second");
    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
    assertThat(second.fenceUntil()).isEqualTo(first.record().deadline()).isBeforeOrEqualTo(now);
  }

  @Test
  void theEpochIsHigherThanAnyTheJournalKnows() {
    Lease lease =
        leases
            .acquire(
                new Claim("restaurants", "one-postcode", "as it is", "first", 41),
                LeasesTest::nobody)
            .orThrow();
    assertThat(lease.epoch()).isEqualTo(42);
  }

  @Test
  void aZombieCannotRenewWhatSomebodyElseTookOver() {
    Lease zombie = take("first");
    pass(LENGTH.plusSeconds(1));
    Lease current = take("second");
    assertThatThrownBy(() -> leases.renew(zombie))
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.LEASE_LOST))
        .hasMessage(
            "Cannot go on with change one-postcode on collection restaurants: its lease ended, and"
                + " second holds it now");
    assertThatThrownBy(() -> leases.keep(zombie)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> leases.remove(zombie)).isInstanceOf(Problem.class);
    leases.release(zombie, Writes.SETTLED);
    assertThat(leases.find("restaurants")).contains(current.record());
  }

  @Test
  void aHolderProvenDeadIsReplacedAtOnceAndItsLateWritesAreFencedOff() {
    Lease dead = take("first");
    pass(Duration.ofSeconds(5));
    Lease next = leases.acquire(claim("second"), "first"::equals).orThrow();
    assertThat(next.epoch()).isEqualTo(2);
    assertThat(next.fenceUntil()).isEqualTo(dead.record().deadline()).isAfter(now);
  }

  @Test
  void theFenceSurvivesTakeOversUntilItHasPassed() {
    Lease dead = take("first");
    Lease second = leases.acquire(claim("second"), "first"::equals).orThrow();
    leases.release(second, Writes.SETTLED);
    Lease third = take("third");
    assertThat(third.fenceUntil()).isEqualTo(dead.record().deadline());
  }

  @Test
  void anotherChangeIsRefusedUntilTheOpenOneIsOver() {
    Lease open = take("first");
    leases.release(open, Writes.SETTLED);
    pass(LENGTH.multipliedBy(10));
    Claim other = new Claim("restaurants", "no-rating", "as it is", "first", 0);
    assertThatThrownBy(() -> leases.acquire(other, owner -> true).orThrow())
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.ROLLOUT_BUSY))
        .hasMessageContaining("change one-postcode is open there");
    leases.remove(take("first"));
    assertThat(leases.acquire(other, LeasesTest::nobody)).isInstanceOf(Acquisition.Held.class);
  }

  @Test
  void anAlteredChangeIsTakenOnlyByOneWhoKnowsOfTheOpenOne() {
    leases.release(take("first"), Writes.SETTLED);
    Claim unaware = new Claim("restaurants", "one-postcode", "altered", "second", 0);
    assertThatThrownBy(() -> leases.acquire(unaware, owner -> true).orThrow())
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.CHANGE_ALTERED));
    Claim aware = new Claim("restaurants", "one-postcode", "altered", "first", 1);
    assertThat(leases.acquire(aware, owner -> true)).isInstanceOf(Acquisition.Held.class);
  }

  @Test
  void aHighEpochOfAnotherRolloutIsNoKnowledgeOfTheOpenOne() {
    leases.release(take("first"), Writes.SETTLED);
    Claim elsewhere = new Claim("restaurants", "one-postcode", "altered", "second", 41);
    assertThatThrownBy(() -> leases.acquire(elsewhere, LeasesTest::nobody).orThrow())
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.CHANGE_ALTERED));
  }

  @Test
  void aReleasedLeaseIsTakenAtOnce() {
    leases.release(take("first"), Writes.SETTLED);
    Lease second = take("second");
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.fenceUntil()).isBeforeOrEqualTo(now);
  }

  @Test
  void aLeaseReleasedWithUnsettledWritesLeavesItsFence() {
    Lease first = take("first");
    leases.release(first, Writes.UNSETTLED);
    assertThat(take("second").fenceUntil()).isEqualTo(first.record().deadline());
  }

  @Test
  void aNewEpochUnderTheSameLeaseKeepsItAndFencesUnsettledWrites() {
    Lease first = take("first");
    Lease settled = leases.advance(first, Writes.SETTLED);
    assertThat(settled.epoch()).isEqualTo(2);
    assertThat(settled.fenceUntil()).isEqualTo(Instant.EPOCH);
    Lease unsettled = leases.advance(settled, Writes.UNSETTLED);
    assertThat(unsettled.epoch()).isEqualTo(3);
    assertThat(unsettled.fenceUntil()).isEqualTo(settled.record().deadline());
    assertThat(leases.renew(unsettled).fenceUntil()).isEqualTo(settled.record().deadline());
  }

  @Test
  void aLeaseIsRenewedWhenLessThanHalfOfItIsLeft() {
    Lease lease = take("first");
    pass(LENGTH.dividedBy(2).minusMillis(1));
    assertThat(leases.keep(lease)).isSameAs(lease);
    pass(Duration.ofMillis(1));
    Lease renewed = leases.keep(lease);
    assertThat(renewed.record().deadline()).isEqualTo(now.plus(LENGTH));
    assertThat(renewed.localEnd()).isEqualTo(now.plus(LENGTH));
    assertThat(renewed.epoch()).isEqualTo(lease.epoch());
  }

  @Test
  void anExpiredLeaseThatNobodyTookIsRenewed() {
    Lease lease = take("first");
    pass(LENGTH.multipliedBy(2));
    assertThat(leases.keep(lease).record().deadline()).isEqualTo(now.plus(LENGTH));
  }

  @Test
  void aRecordThatVanishedIsLostAndNeverPutBack() {
    Lease lease = take("first");
    store.collection(Leases.COLLECTION).drop();
    assertThatThrownBy(() -> leases.renew(lease))
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.LEASE_LOST));
  }

  @Test
  void removingTheLastLeaseLeavesNothingBehind() {
    Lease lease = take("first");
    Lease other =
        leases
            .acquire(new Claim("orders", "no-rating", "as it is", "first", 0), LeasesTest::nobody)
            .orThrow();
    leases.remove(lease);
    assertThat(store.collections()).contains(Leases.COLLECTION);
    leases.remove(other);
    assertThat(store.collections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void withUnknownOutcomesThereIsStillAtMostOneHolder(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Leases unsure = new Leases(UnsureStore.over(store, random), random, () -> now, LENGTH);
    List<Lease> held = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      pass(Duration.ofSeconds(random.nextInt(6)));
      Lease latest = held.isEmpty() ? null : held.getLast();
      try {
        if (latest != null && random.nextInt(4) == 0) {
          held.set(held.size() - 1, unsure.renew(latest));
        } else if (latest != null && random.nextInt(8) == 0) {
          unsure.release(latest, Writes.SETTLED);
          assertThat(leases.find("restaurants")).isPresent();
        } else if (unsure.acquire(claim("p" + step), LeasesTest::nobody)
            instanceof Acquisition.Held(Lease taken)) {
          assertNobodyElseHolds(latest, taken);
          held.add(taken);
        }
      } catch (Problem undecided) {
        assertThat(undecided.code()).isIn(ProblemCode.STORE_FAILED, ProblemCode.LEASE_LOST);
      }
    }
    assertThat(held).hasSizeGreaterThan(20);
  }

  private void assertNobodyElseHolds(Lease before, Lease taken) {
    assertThat(leases.find("restaurants")).contains(taken.record());
    if (before != null) {
      assertThat(taken.epoch()).isGreaterThan(before.epoch());
      assertThat(taken.record().token()).isNotEqualTo(before.record().token());
      assertThatThrownBy(() -> leases.renew(before)).isInstanceOf(Problem.class);
    }
  }
}

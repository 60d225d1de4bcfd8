package dev.lockstep.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.Observation.Answered;
import dev.lockstep.rollout.gate.Observation.Breached;
import dev.lockstep.rollout.gate.Observation.Compared;
import dev.lockstep.rollout.gate.Observation.Counted;
import dev.lockstep.rollout.gate.Observation.Levelled;
import dev.lockstep.rollout.gate.RegionObservation.Reach;
import dev.lockstep.rollout.gate.Verdict.Cause;
import dev.lockstep.rollout.gate.Verdict.Errored;
import dev.lockstep.rollout.gate.Verdict.Failed;
import dev.lockstep.rollout.gate.Verdict.Inconclusive;
import dev.lockstep.rollout.gate.Verdict.Lack;
import dev.lockstep.rollout.gate.Verdict.Passed;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Instant NOW = START.plusSeconds(3600);
  private static final Duration HALF = Duration.ofSeconds(30);
  private static final Liveness ALIVE = new Liveness(10, 10, NOW, Duration.ofSeconds(10));
  private static final Reach WHOLE = new Reach(1, Set.of(), List.of(100L, 900L), List.of(0.1, 0.9));
  private static final Check ERRORS = new Check.Ratio("errors", 2);
  private static final Observation HEALTHY = new Counted(hour(5, 45));

  @Test
  void safetyThatIsShownPasses() {
    assertThat(verdict(ERRORS, HEALTHY)).isInstanceOf(Passed.class);
  }

  @Test
  void evidenceCarriesCountsWeightBoundWindowsAndTheDigestOfTheRules() {
    Evidence evidence = verdict(ERRORS, HEALTHY).evidence();
    assertThat(evidence.newPath()).isEqualTo(new Arm(120_000, 600));
    assertThat(evidence.oldPath()).isEqualTo(new Arm(1_080_000, 5400));
    assertThat(evidence.weight().logSafety()).isGreaterThan(Math.log(20));
    assertThat(evidence.weight().logHarm()).isNegative();
    assertThat(evidence.weight().bound()).isBetween(1.0, 1.25);
    assertThat(evidence.basis().recent().windows()).hasSize(10);
    assertThat(evidence.basis().configuration())
        .isEqualTo(verdict(ERRORS, new Breached(0)).evidence().basis().configuration())
        .isNotEqualTo(
            verdict(new Check.Ratio("errors", 3), HEALTHY).evidence().basis().configuration());
  }

  @Test
  void harmThatLastsTripsSoftly() {
    assertThat(verdict(new Check.Ratio("errors", 1.25), new Counted(hour(12, 45))))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.trip()).isEqualTo(Trip.SOFT));
  }

  @Test
  void grossHarmTripsHard() {
    assertThat(verdict(ERRORS, new Counted(hour(100, 45))))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.trip()).isEqualTo(Trip.HARD));
  }

  @Test
  void pairsAreComparedAtEvenOdds() {
    Check paired = new Check.Paired("latency", 1.1);
    assertThat(verdict(paired, new Counted(pairs(30, 30)))).isInstanceOf(Passed.class);
    assertThat(verdict(paired, new Counted(pairs(30, 20)))).isInstanceOf(Failed.class);
  }

  @Test
  void mismatchesMustBeRareEnough() {
    Check check = new Check.Mismatch("mismatch", 1e-4, 0.99);
    assertThat(verdict(check, new Compared(54_000, 0))).isInstanceOf(Inconclusive.class);
    assertThat(verdict(check, new Compared(55_000, 0))).isInstanceOf(Passed.class);
    assertThat(verdict(check, new Compared(55_000, 40))).isInstanceOf(Failed.class);
  }

  @Test
  void oneBreachFailsEvenWhenNobodyReports() {
    Check check = new Check.Invariant("lost-writes");
    Liveness dead = new Liveness(10, 0, START, Duration.ofSeconds(10));
    assertThat(verdict(check, new Breached(0))).isInstanceOf(Passed.class);
    assertThat(verdict(check, region(Map.of("lost-writes", new Breached(1)), dead, WHOLE)))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.trip()).isEqualTo(Trip.HARD));
    assertThat(verdict(check, region(Map.of("lost-writes", new Breached(0)), dead, WHOLE)))
        .isInstanceOf(Errored.class);
  }

  @Test
  void aGuardFailsAfterThreeWindowsAboveItsCap() {
    Check check = new Check.Guard("hot-key", 0.05);
    assertThat(verdict(check, new Levelled(List.of(0.01, 0.02, 0.01)))).isInstanceOf(Passed.class);
    assertThat(verdict(check, new Levelled(List.of(0.01, 0.09, 0.09))))
        .isInstanceOf(Inconclusive.class);
    assertThat(verdict(check, new Levelled(List.of(0.09, 0.09, 0.09)))).isInstanceOf(Failed.class);
  }

  @Test
  void aBudgetThatBurnsFastFailsOnlyWhereTheNewPathBurnsIt() {
    Check check = new Check.Budget("budget", 0.001);
    assertThat(verdict(check, new Counted(hour(20, 45)))).isInstanceOf(Failed.class);
    assertThat(verdict(check, new Counted(hour(20, 180)))).isInstanceOf(Inconclusive.class);
    assertThat(verdict(check, new Counted(hour(0, 45)))).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsAnErrorAndNeverZero(double level) {
    assertErrored(
        verdict(new Check.Guard("lag", 5), new Levelled(List.of(0.0, 0.0, level))), Cause.PROVIDER);
  }

  @Test
  void anEmptyAnswerIsAnError() {
    assertErrored(verdict(new Check.Guard("lag", 5), new Levelled(List.of())), Cause.PROVIDER);
    assertErrored(verdict(ERRORS, region(Map.of(), ALIVE, WHOLE)), Cause.PROVIDER);
    assertThat(Judge.judge(Gate.of(ERRORS), List.of(), sitting(Ledger.EMPTY)).outcome())
        .isEqualTo(Outcome.ERROR);
  }

  @Test
  void anObservationOfAnotherKindIsAnError() {
    assertErrored(verdict(ERRORS, new Compared(1000, 0)), Cause.EVALUATOR);
    Window minute = new Window(START, Duration.ofSeconds(60), new Arm(10, 0), new Arm(10, 0));
    assertErrored(verdict(ERRORS, new Counted(new Series(List.of(minute)))), Cause.EVALUATOR);
  }

  @Test
  void oldSamplesAndMissingClientsAreErrors() {
    Liveness stale = new Liveness(10, 10, NOW.minusSeconds(31), Duration.ofSeconds(10));
    Liveness partial = new Liveness(10, 8, NOW, Duration.ofSeconds(10));
    assertErrored(verdict(ERRORS, region(Map.of("errors", HEALTHY), stale, WHOLE)), Cause.STALE);
    assertErrored(
        verdict(ERRORS, region(Map.of("errors", HEALTHY), partial, WHOLE)),
        Cause.PARTIAL_REPORTERS);
  }

  @Test
  void harmStandsWhereSomeClientsAreSilent() {
    Liveness partial = new Liveness(10, 8, NOW, Duration.ofSeconds(10));
    Observation harm = new Counted(hour(100, 45));
    assertThat(verdict(ERRORS, region(Map.of("errors", harm), partial, WHOLE)))
        .isInstanceOf(Failed.class);
  }

  @Test
  void noTrafficIsInconclusive() {
    List<Window> windows = new ArrayList<>(hour(5, 45).windows());
    Window last = windows.removeLast();
    windows.add(new Window(last.start(), HALF, Arm.NONE, last.oldPath()));
    assertLacks(verdict(ERRORS, new Counted(new Series(windows))), Lack.NO_TRAFFIC);
    assertLacks(verdict(ERRORS, new Counted(Series.NONE)), Lack.NO_TRAFFIC);
  }

  @Test
  void trafficThatIsNotRoutedAsConfiguredPassesNothing() {
    Reach skewed = new Reach(1, Set.of(), List.of(200L, 800L), List.of(0.1, 0.9));
    assertErrored(
        verdict(ERRORS, region(Map.of("errors", HEALTHY), ALIVE, skewed)), Cause.ROUTING_SKEW);
  }

  @Test
  void everyPartOfTheDataMustHaveBeenSeen() {
    for (Reach reach :
        List.of(
            new Reach(0.94, Set.of(), List.of(100L, 900L), List.of(0.1, 0.9)),
            new Reach(Double.NaN, Set.of(), List.of(100L, 900L), List.of(0.1, 0.9)),
            new Reach(1, Set.of("shape 3"), List.of(100L, 900L), List.of(0.1, 0.9)))) {
      assertLacks(verdict(ERRORS, region(Map.of("errors", HEALTHY), ALIVE, reach)), Lack.COVERAGE);
    }
  }

  @Test
  void nothingPassesBeforeItsDwellOrRightAfterAnError() {
    Ledger shaken = new Ledger(Optional.empty(), Optional.of(NOW.minusSeconds(299)), Set.of());
    Ledger calm = new Ledger(Optional.empty(), Optional.of(NOW.minusSeconds(300)), Set.of());
    RegionObservation region = region(Map.of("errors", HEALTHY), ALIVE, WHOLE);
    assertLacks(verdict(ERRORS, region, new Sitting(START, NOW, shaken)), Lack.WARMING);
    assertThat(verdict(ERRORS, region, new Sitting(START, NOW, calm))).isInstanceOf(Passed.class);
    Instant young = NOW.minus(Duration.ofMinutes(15)).plusMillis(1);
    assertThat(verdict(ERRORS, region, new Sitting(young, NOW, Ledger.EMPTY)))
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void aTripIsClearOnlyAfterThreeWindowsBelowHalfTheMargin() {
    Ledger tripped =
        new Ledger(Optional.empty(), Optional.empty(), Set.of(new Place("all", "errors")));
    Observation between = new Counted(hour(8, 45));
    assertThat(verdict(ERRORS, between)).isNotInstanceOf(Failed.class);
    RegionObservation still = region(Map.of("errors", between), ALIVE, WHOLE);
    assertThat(verdict(ERRORS, still, sitting(tripped))).isInstanceOf(Failed.class);
    RegionObservation clear = region(Map.of("errors", HEALTHY), ALIVE, WHOLE);
    assertThat(verdict(ERRORS, clear, sitting(tripped))).isInstanceOf(Passed.class);
  }

  @Test
  void theLedgerRemembersSinceWhenAGateIsBlind() {
    Gate gate = Gate.of(ERRORS);
    GateReport blind =
        Judge.judge(gate, List.of(region(Map.of(), ALIVE, WHOLE)), sitting(Ledger.EMPTY));
    Ledger twice = Ledger.EMPTY.after(blind, START).after(blind, NOW);
    assertThat(twice.blindSince()).contains(START);
    assertThat(twice.lastError()).contains(NOW);
    GateReport seeing =
        Judge.judge(gate, List.of(region(Map.of("errors", HEALTHY), ALIVE, WHOLE)), sitting(twice));
    assertThat(twice.after(seeing, NOW).blindSince()).isEmpty();
  }

  /** Whatever is taken away of what a gate that passes sees, it passes no more. */
  @SeededTest(cases = 30)
  void missingDataNeverPasses(SplittableRandom random) {
    Map<String, Observation> all =
        Map.of(
            "errors", HEALTHY,
            "mismatch", new Compared(100_000, 0),
            "lag", new Levelled(List.of(0.0, 0.0, 0.0)),
            "approval", new Answered(Outcome.PASS));
    Gate gate =
        Gate.of(
            ERRORS,
            new Check.Mismatch("mismatch", 1e-4, 0.99),
            new Check.Guard("lag", 5),
            new Check.Outside("approval"));
    assertThat(outcome(gate, all, ALIVE)).isEqualTo(Outcome.PASS);
    Map<String, Observation> fewer = new HashMap<>(all);
    List<String> names = all.keySet().stream().sorted().toList();
    String gone = names.get(random.nextInt(names.size()));
    switch (random.nextInt(3)) {
      case 0 -> fewer.remove(gone);
      case 1 -> fewer.put(gone, emptied(all.get(gone)));
      default ->
          fewer.put(
              gone, new Answered(random.nextBoolean() ? Outcome.ERROR : Outcome.INCONCLUSIVE));
    }
    assertThat(outcome(gate, fewer, ALIVE)).as(gone).isNotEqualTo(Outcome.PASS);
    int silent = 2 + random.nextInt(9);
    Liveness partial = new Liveness(10, 10 - silent, NOW, Duration.ofSeconds(10));
    assertThat(outcome(gate, all, partial)).isEqualTo(Outcome.ERROR);
  }

  private static Observation emptied(Observation observation) {
    return switch (observation) {
      case Counted counted -> new Counted(Series.NONE);
      case Compared compared -> new Compared(0, 0);
      case Breached breached -> breached;
      case Levelled levelled -> new Levelled(List.of());
      case Answered answered -> new Answered(Outcome.ERROR);
    };
  }

  @Test
  void aGateNeedsACheckAndEachNameOnce() {
    assertThatIllegalArgumentException().isThrownBy(Gate::of);
    assertThatIllegalArgumentException().isThrownBy(() -> Gate.of(ERRORS, ERRORS));
  }

  @Test
  void advisoryChecksAreOnlyRecorded() {
    Gate gate = new Gate(List.of(ERRORS), List.of(new Check.Outside("soak")), GateRules.STANDARD);
    RegionObservation region =
        region(Map.of("errors", HEALTHY, "soak", new Answered(Outcome.FAIL)), ALIVE, WHOLE);
    GateReport report = Judge.judge(gate, List.of(region), sitting(Ledger.EMPTY));
    assertThat(report.outcome()).isEqualTo(Outcome.PASS);
    assertThat(report.advisory().values()).hasExactlyElementsOfTypes(Failed.class);
  }

  private static Outcome outcome(Gate gate, Map<String, Observation> seen, Liveness liveness) {
    return Judge.judge(gate, List.of(region(seen, liveness, WHOLE)), sitting(Ledger.EMPTY))
        .outcome();
  }

  private static Verdict verdict(Check check, Observation observation) {
    return verdict(check, region(Map.of(check.name(), observation), ALIVE, WHOLE));
  }

  private static Verdict verdict(Check check, RegionObservation region) {
    return verdict(check, region, sitting(Ledger.EMPTY));
  }

  private static Verdict verdict(Check check, RegionObservation region, Sitting sitting) {
    GateReport report = Judge.judge(Gate.of(check), List.of(region), sitting);
    return report.required().get(new Place("all", check.name()));
  }

  private static Sitting sitting(Ledger ledger) {
    return new Sitting(START, NOW, ledger);
  }

  private static RegionObservation region(
      Map<String, Observation> checks, Liveness liveness, Reach reach) {
    return new RegionObservation("all", liveness, checks, reach);
  }

  /** An hour of half windows with so many bad events in each, at 10 % on the new path. */
  private static Series hour(long newBad, long oldBad) {
    return series(new Arm(1000, newBad), new Arm(9000, oldBad));
  }

  private static Series pairs(long newOnly, long oldOnly) {
    return series(new Arm(1000, newOnly), new Arm(1000, oldOnly));
  }

  private static Series series(Arm newPath, Arm oldPath) {
    List<Window> windows = new ArrayList<>();
    for (Instant start = START; start.isBefore(NOW); start = start.plus(HALF)) {
      windows.add(new Window(start, HALF, newPath, oldPath));
    }
    return new Series(windows);
  }

  private static void assertErrored(Verdict verdict, Cause cause) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Errored.class, errored -> assertThat(errored.cause()).isEqualTo(cause));
  }

  private static void assertLacks(Verdict verdict, Lack lack) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Inconclusive.class, open -> assertThat(open.lack()).isEqualTo(lack));
  }
}

package dev.lockstep.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.rollout.gate.Evidence.Basis;
import dev.lockstep.rollout.gate.Evidence.Weight;
import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.statistics.MismatchBound;
import dev.lockstep.rollout.statistics.Split;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

final class YardstickTest {
  private static final Check MISMATCHES = new Check.Mismatch("mismatches", 1e-3, 0.99);
  private static final Check ERRORS = new Check.Ratio("errors", 2);

  private static Yardstick of(Check check) {
    return Yardstick.of(check, Gate.of(check), 2);
  }

  private static Evidence mismatches(long comparisons, long seen) {
    return evidence(
        new Arm(comparisons, seen), Arm.NONE, MismatchBound.logSafety(seen, comparisons, 1e-3));
  }

  private static Evidence evidence(Arm fresh, Arm old, double logSafety) {
    return new Evidence(
        fresh,
        old,
        new Weight(0, logSafety, 1),
        new Basis(Series.NONE, Digest.of(new Value.Text("rules"))));
  }

  private static double safety(Arm fresh, Arm old) {
    double share = (double) fresh.operations() / (fresh.operations() + old.operations());
    return EProcess.of(Direction.SAFETY, 2)
        .after(List.of(new Split(fresh.bad(), old.bad(), share)))
        .logEvidence();
  }

  @Test
  void theLimitsAreThoseByWhichTheJudgeWeighs() {
    assertThat(of(ERRORS).limit()).hasValue(2.0);
    assertThat(of(ERRORS).logHarm()).hasValue(Math.log(200));
    assertThat(of(ERRORS).logSafety()).hasValue(Math.log(20));
    assertThat(of(MISMATCHES).limit()).hasValue(1e-3);
    assertThat(of(MISMATCHES).logSafety().orElseThrow()).isBetween(4.6, 4.61);
    assertThat(of(new Check.Guard("lag", 10)).logHarm()).isEmpty();
    assertThat(of(new Check.Outside("word")).limit()).isEmpty();
  }

  @Test
  void theComparisonsThatAreMissingAreThoseThatShowSafety() {
    Yardstick yardstick = of(MISMATCHES);
    long missing = yardstick.missing(mismatches(1000, 0)).orElseThrow();

    assertThat(missing).isBetween(4000L, 5000L);
    assertThat(yardstick.isSafe(mismatches(1000 + missing - 10, 0))).isFalse();
    assertThat(yardstick.missing(mismatches(1000 + missing, 0))).hasValue(0L);
  }

  @Test
  void theOperationsThatAreMissingAreThoseThatShowSafety() {
    Arm fresh = new Arm(500, 1);
    Arm old = new Arm(4500, 9);
    Yardstick yardstick = of(ERRORS);
    long missing = yardstick.missing(evidence(fresh, old, safety(fresh, old))).orElseThrow();

    long times = (500 + missing) / 500 + 1;
    Arm later = new Arm(500 * times, times);
    Arm laterOld = new Arm(4500 * times, 9 * times);
    assertThat(times).isBetween(3L, 60L);
    assertThat(yardstick.missing(evidence(later, laterOld, safety(later, laterOld)))).hasValue(0L);
  }

  @Test
  void nobodyTellsHowManyAreMissingWhereWhatWasSeenDoesNotTendToSafety() {
    Arm worse = new Arm(500, 30);
    Arm old = new Arm(4500, 9);
    assertThat(of(ERRORS).missing(evidence(worse, old, safety(worse, old)))).isEmpty();
    assertThat(of(ERRORS).missing(evidence(Arm.NONE, Arm.NONE, 0))).isEmpty();
    assertThat(of(MISMATCHES).missing(mismatches(1000, 5))).isEmpty();
    assertThat(of(new Check.Outside("word")).missing(evidence(Arm.NONE, Arm.NONE, 0))).isEmpty();
  }
}

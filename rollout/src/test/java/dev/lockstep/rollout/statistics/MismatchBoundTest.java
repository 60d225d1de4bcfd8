package dev.lockstep.rollout.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.rollout.simulation.Counts;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MismatchBoundTest {
  /** The figures that the gates promise, in comparisons times the limit; the last is "25" there. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.05, 3.7", "0, 0.01, 5.5", "1, 0.05, 6.6", "1, 0.01, 8.6",
    "3, 0.05, 10.8", "3, 0.01, 13", "10, 0.05, 22.5", "10, 0.01, 25.4"
  })
  void aLimitIsRefutedAfterSoManyComparisons(long mismatches, double alpha, double limits) {
    double limit = 1e-5;
    double needed = MismatchBound.comparisonsNeeded(mismatches, limit, alpha);
    assertThat(needed * limit).isCloseTo(limits, within(0.1));
  }

  @Test
  void oneInAHundredThousandNeedsThisManyComparisons() {
    assertThat(MismatchBound.comparisonsNeeded(0, 1e-5, 0.05)).isCloseTo(368e3, within(1e3));
    assertThat(MismatchBound.comparisonsNeeded(0, 1e-5, 0.01)).isCloseTo(546e3, within(1e3));
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 1000", "7, 500000", "400, 1000", "0, 3000000000", "1000, 1000"})
  void theBoundIsTheSmallestLimitThatIsRefuted(long mismatches, long comparisons) {
    double bound = MismatchBound.above(mismatches, comparisons, 0.01);
    assertThat(bound).isGreaterThan((double) mismatches / comparisons - 1e-12);
    if (bound < 1) {
      double refuted = Math.log(100);
      assertThat(MismatchBound.logSafety(mismatches, comparisons, bound * 1.000001))
          .isGreaterThanOrEqualTo(refuted);
      assertThat(MismatchBound.logSafety(mismatches, comparisons, bound * 0.999999))
          .isLessThan(refuted);
    }
  }

  @Test
  void nothingSeenBoundsNothing() {
    assertThat(MismatchBound.above(0, 0, 0.01)).isEqualTo(1);
    assertThat(MismatchBound.above(5, 5, 0.01)).isEqualTo(1);
  }

  @SeededTest(cases = 4)
  void theBoundHoldsAtEveryLookAtOnce(SplittableRandom random) {
    double rate = 0.01;
    int runs = 500;
    int missed = 0;
    for (int run = 0; run < runs; run++) {
      missed += everBelow(rate, random) ? 1 : 0;
    }
    assertThat((double) missed / runs).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / runs));
  }

  private static boolean everBelow(double rate, SplittableRandom random) {
    long mismatches = 0;
    for (int look = 1; look <= 60; look++) {
      mismatches += Counts.binomial(random, 50, rate);
      if (MismatchBound.logSafety(mismatches, look * 50L, rate) >= Math.log(20)) {
        return true;
      }
    }
    return false;
  }
}

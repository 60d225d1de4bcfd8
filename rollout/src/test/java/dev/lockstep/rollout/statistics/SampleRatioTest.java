package dev.lockstep.rollout.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.rollout.simulation.Counts;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SampleRatioTest {
  /**
   * The expected values are of {@code scipy.special.gammaln} 1.17 of Python, with K = len(s):
   * {@code gammaln(K) - gammaln(K+c.sum()) + sum(gammaln(K*s+c) - gammaln(K*s) - c*log(s))}.
   */
  @Test
  void evidenceIsThatOfTheDirichletMultinomial() {
    assertThat(SampleRatio.logEvidence(List.of(50L, 950L), List.of(0.05, 0.95)))
        .isCloseTo(-3.6215164910399835, within(1e-9));
    assertThat(SampleRatio.logEvidence(List.of(100L, 900L), List.of(0.05, 0.95)))
        .isCloseTo(16.6794227438304, within(1e-9));
    assertThat(SampleRatio.logEvidence(List.of(300L, 300L, 400L), List.of(0.25, 0.25, 0.5)))
        .isCloseTo(13.952720665035486, within(1e-9));
  }

  @SeededTest(cases = 4)
  void trafficRoutedAsConfiguredHardlyEverReachesAHundred(SplittableRandom random) {
    int runs = 500;
    int reached = 0;
    for (int run = 0; run < runs; run++) {
      long fresh = 0;
      boolean ever = false;
      for (int look = 1; look <= 50; look++) {
        fresh += Counts.binomial(random, 200, 0.05);
        double log =
            SampleRatio.logEvidence(List.of(fresh, look * 200L - fresh), List.of(0.05, 0.95));
        ever |= log >= Math.log(100);
      }
      reached += ever ? 1 : 0;
    }
    assertThat(reached).isLessThan(18);
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleRatio.logEvidence(List.of(1L, 1L), List.of(0.5, 0.6)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleRatio.logEvidence(List.of(1L), List.of(0.5, 0.5)));
  }
}

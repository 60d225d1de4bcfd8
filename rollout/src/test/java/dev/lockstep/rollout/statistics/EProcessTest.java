package dev.lockstep.rollout.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.rollout.simulation.Counts;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EProcessTest {
  /**
   * The values are integrals over the prior, computed with 60 digits by {@code mpmath.quad} 1.3 of
   * Python: with o = share/(1-share), theta = r o/(1+r o), a = 1/2, b = 1/(2 r o), and L the
   * likelihood t^x (1-t)^y,
   *
   * <pre>log(quad(L * t^(a-1) (1-t)^(b-1)) / quad(t^(a-1) (1-t)^(b-1)) / L(theta))</pre>
   *
   * both over [theta, 1] for harm and over [0, theta] for safety; the row with a share of 0.9,
   * whose prior has a pole at 1, by {@code mpmath.betainc}. Those of some 15,000 and 3,900 lie far
   * beyond what a {@code double} holds outside the logarithm.
   */
  @ParameterizedTest
  @CsvSource({
    "HARM,   1.25, 0.05,  3,      57,      -1.14831078952842",
    "HARM,   1.25, 0.05,  30,     114,     15.4417961613696",
    "HARM,   2,    0.05,  15,     285,     -3.12067131568162",
    "HARM,   1.1,  0.5,   120,    80,      0.099369549214772",
    "HARM,   1.1,  0.5,   80,     120,     -4.48283048186834",
    "HARM,   5,    0.05,  30,     28,      11.9622560039629",
    "HARM,   1.25, 0.5,   0,      400,     -6.69329955099258",
    "HARM,   1.25, 0.01,  5000,   5000,    15025.5699449375",
    "HARM,   1.25, 0.05,  100000, 2000000, -10.6484229957938",
    "HARM,   2,    0.001, 0,      1,       -0.0030502700829258",
    "HARM,   1.25, 0.9,   400,    3,       21.0580597180771",
    "SAFETY, 1.25, 0.9,   400,    3,       -4.8899838488823",
    "SAFETY, 1.25, 0.05,  3,      57,      -0.993406550150148",
    "SAFETY, 1.25, 0.05,  30,     114,     -4.11455171248116",
    "SAFETY, 2,    0.05,  15,     285,     2.67779903077948",
    "SAFETY, 1.1,  0.5,   120,    80,      -4.02992578378658",
    "SAFETY, 1.1,  0.5,   80,     120,     3.95975069390162",
    "SAFETY, 5,    0.05,  30,     28,      -3.9858991937881",
    "SAFETY, 1.25, 0.5,   0,      400,     321.402666081624",
    "SAFETY, 1.25, 0.01,  5000,   5000,    -9.53099671200472",
    "SAFETY, 1.25, 0.05,  100000, 2000000, 3894.30487409954",
    "SAFETY, 2,    0.001, 0,      1,       0.00141775031414153"
  })
  void evidenceIsTheIntegralOverThePrior(
      Direction direction, double ratio, double share, long fresh, long old, double expected) {
    EProcess process = EProcess.of(direction, ratio).after(new Split(fresh, old, share));
    assertThat(process.logEvidence())
        .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest
  @EnumSource
  void lookingOftenLosesNothingWhileTheShareStays(Direction direction) {
    EProcess once = EProcess.of(direction, 1.25).after(new Split(12, 150, 0.05));
    List<Split> windows =
        List.of(new Split(3, 50, 0.05), new Split(0, 0, 0.05), new Split(9, 100, 0.05));
    EProcess often = EProcess.of(direction, 1.25);
    for (Split window : windows) {
      often = often.after(window);
    }
    assertThat(often.logEvidence()).isCloseTo(once.logEvidence(), within(1e-9));
    assertThat(EProcess.of(direction, 1.25).after(windows)).isEqualTo(once);
  }

  /** Exact, by every possible split: no simulation could be as sharp. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.9, 1, 1.2, 1.25})
  void harmIsExpectedToBeAtMostOneWhereThereIsNone(double ratio) {
    assertThat(expectation(Direction.HARM, ratio)).isLessThanOrEqualTo(1 + 1e-9);
  }

  /** Exact, by every possible split. */
  @ParameterizedTest
  @ValueSource(doubles = {1.25, 1.3, 2, 5})
  void safetyIsExpectedToBeAtMostOneWhereThereIsNone(double ratio) {
    assertThat(expectation(Direction.SAFETY, ratio)).isLessThanOrEqualTo(1 + 1e-9);
  }

  @Test
  void evidenceIsExpectedToGrowWhereThereIsSomeToFind() {
    assertThat(expectation(Direction.HARM, 3)).isGreaterThan(100);
    assertThat(expectation(Direction.SAFETY, 0.5)).isGreaterThan(2);
  }

  /** The mean of the e-value over 200 events, after a first window that changes the prior. */
  private static double expectation(Direction direction, double ratio) {
    double share = 0.1;
    double theta = ratio * share / (ratio * share + 1 - share);
    EProcess before = EProcess.of(direction, 1.25).after(new Split(4, 9, 0.3));
    int events = 200;
    double mean = 0;
    for (int x = 0; x <= events; x++) {
      double chance =
          -Math.log(events + 1.0)
              - LogBeta.value(x + 1.0, events - x + 1.0)
              + x * Math.log(theta)
              + (events - x) * Math.log1p(-theta);
      EProcess after = before.after(new Split(x, events - x, share));
      mean += Math.exp(chance + after.logEvidence() - before.logEvidence());
    }
    return mean;
  }

  /** Ville's inequality, with a share that wanders and a common rate that jumps. */
  @SeededTest(cases = 4)
  void aHealthyPathHardlyEverReachesTwenty(SplittableRandom random) {
    int runs = 2_000;
    int reached = 0;
    for (int run = 0; run < runs; run++) {
      reached += everReaches(Math.log(20), random) ? 1 : 0;
    }
    assertThat((double) reached / runs).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / runs));
  }

  private static boolean everReaches(double log, SplittableRandom random) {
    double ratio = 1.25;
    EProcess process = EProcess.of(Direction.HARM, ratio);
    for (int window = 0; window < 60; window++) {
      double share = 0.02 + 0.5 * random.nextDouble();
      double theta = ratio * share / (ratio * share + 1 - share);
      long events = random.nextInt(random.nextInt(10) == 0 ? 300 : 20);
      long fresh = Counts.binomial(random, events, theta);
      process = process.after(new Split(fresh, events - fresh, share));
      if (process.logEvidence() >= log) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatIsNoSplitIsRefused() {
    List<Double> shares = new ArrayList<>(List.of(0.0, 1.0, -0.1, Double.NaN));
    assertThat(shares)
        .allSatisfy(
            share -> assertThatIllegalArgumentException().isThrownBy(() -> new Split(1, 1, share)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Split(-1, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Split(Double.NaN, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> EProcess.of(Direction.HARM, 0));
  }
}

package dev.lockstep.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctKeysTest {
  private static final long SEED = 20_261_122;

  private final SplittableRandom random = new SplittableRandom(SEED);

  private DistinctKeys some(int count) {
    int[] ranks = new int[DistinctKeys.REGISTERS];
    for (int i = 0; i < count; i++) {
      long hash = random.nextLong() >>> (Long.SIZE - DistinctKeys.HASH_BITS);
      int register = DistinctKeys.register(hash);
      ranks[register] = Math.max(ranks[register], DistinctKeys.rank(hash));
    }
    return DistinctKeys.of(ranks);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 2500, 5000, 100_000, 1_000_000})
  void theEstimateIsWithinFiveDeviationsAtEverySize(int count) {
    double estimate = some(count).estimate();
    assertThat(estimate)
        .as("seed %d", SEED)
        .isCloseTo(count, within(1 + 5 * DistinctKeys.ERROR * count));
  }

  @Test
  void keysOfBothAreNotCountedTwice() {
    DistinctKeys one = some(3000);
    DistinctKeys other = some(3000);
    assertThat(DistinctKeys.all(List.of(one, one))).isEqualTo(one);
    assertThat(DistinctKeys.all(List.of(one))).isEqualTo(one);
    assertThat(DistinctKeys.all(List.of(one, other)).estimate())
        .isCloseTo(6000, within(6000 * 5 * DistinctKeys.ERROR));
  }

  @Test
  void nothingIsNothingAndTheHighestRanksAreFinite() {
    assertThat(DistinctKeys.NONE.estimate()).isZero();
    assertThat(DistinctKeys.rank(0)).isEqualTo(49);
    assertThat(new DistinctKeys("x".repeat(DistinctKeys.REGISTERS)).estimate()).isGreaterThan(1e15);
  }
}

package dev.lockstep.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SizeHistogramTest {

  @Test
  void aQuantileIsRightToWithinAnEighthAndTheLargestExact() {
    SplittableRandom random = new SplittableRandom(7);
    SizeHistogram one = new SizeHistogram();
    SizeHistogram other = new SizeHistogram();
    long[] sizes = random.longs(10_000, 0, 1 << 24).map(size -> size >> (size % 20)).toArray();
    for (int i = 0; i < sizes.length; i++) {
      (i % 2 == 0 ? one : other).add(sizes[i]);
    }
    one.merge(other);
    Arrays.sort(sizes);
    for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
      long exact = sizes[(int) Math.ceil(share * sizes.length) - 1];
      assertThat(one.quantile(share)).isBetween(exact, exact + exact / 8 + 1);
    }
    assertThat(one.max()).isEqualTo(sizes[sizes.length - 1]);
    assertThat(new SizeHistogram().quantile(0.5)).isZero();
  }
}

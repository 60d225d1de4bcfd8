package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Collection.Size;
import dev.lockstep.store.KeyRange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
  void rangesHoldEveryTokenOnce(int wanted) {
    List<KeyRange> ranges = Ring.ranges(wanted);
    assertThat(ranges).hasSize(wanted);
    assertThat(ranges.getFirst().from()).isEmpty();
    assertThat(ranges.getLast().to()).isEmpty();
    for (int i = 1; i < wanted; i++) {
      assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to());
      assertThat(Ring.bound(ranges.get(i).from()).orElseThrow())
          .isGreaterThan(Ring.bound(ranges.get(i - 1).from()).orElse(Long.MIN_VALUE));
    }
  }

  @Test
  void rangesAreOfEqualWidth() {
    assertThat(Ring.ranges(4).stream().map(KeyRange::to))
        .containsExactly(
            Optional.of(Value.int64(Long.MIN_VALUE / 2)),
            Optional.of(Value.int64(0)),
            Optional.of(Value.int64(1L << 62)),
            Optional.empty());
  }

  @Test
  void partitionsOfOneTokenAreOrderedByTheBytesOfTheirKeys() {
    ByteBuffer low = ByteBuffer.wrap(new byte[] {1, 2});
    ByteBuffer high = ByteBuffer.wrap(new byte[] {(byte) 0x80});
    assertThat(Ring.isAfter(List.of(high), List.of(low))).isTrue();
    assertThat(Ring.isAfter(List.of(low), List.of(high))).isFalse();
    assertThat(Ring.isAfter(List.of(low), List.of(low))).isFalse();
    assertThat(Ring.isAfter(List.of(low, low), List.of(high, low)))
        .as("the length comes before the bytes of each column")
        .isTrue();
  }

  @Test
  void otherPartitionersThanMurmur3AreRefused() {
    assertThatNoException()
        .isThrownBy(() -> Ring.refuseOthers("org.apache.cassandra.dht.Murmur3Partitioner", "x"));
    Problem problem =
        catchThrowableOfType(
            Problem.class,
            () -> Ring.refuseOthers("org.apache.cassandra.dht.RandomPartitioner", "x"));
    assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE);
    assertThat(problem).hasMessageContaining("RandomPartitioner");
  }

  /** Nodes that are down are taken to hold what the others hold. */
  @Test
  void anEstimateIsScaledToAllNodes() {
    Size part = new Size(100, 5_000);
    assertThat(SizeReading.total(List.of(part, part), 3)).isEqualTo(new Size(300, 15_000));
    assertThat(SizeReading.total(List.of(), 3)).isEqualTo(new Size(0, 0));
  }
}

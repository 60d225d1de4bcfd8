package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.KeyRange;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ring of tokens by which partitions are ordered: by the token of their key, and partitions of
 * one token by the bytes of their key. Threads may share it.
 */
final class Ring {
  /** The bracket of all ranges: their bounds are tokens, not keys. */
  static final String BRACKET = "token";

  private static final String MURMUR3 = "Murmur3Partitioner";

  private final CqlSession session;

  private Ring(CqlSession session) {
    this.session = session;
  }

  /**
   * The ring of a cluster.
   *
   * @throws Problem where its partitioner is another one than Murmur3
   */
  static Ring of(Cluster cluster) {
    Ring ring = new Ring(cluster.session());
    refuseOthers(ring.tokens().getPartitionerName(), cluster.address().name());
    return ring;
  }

  static void refuseOthers(String partitioner, String store) {
    if (!partitioner.substring(partitioner.lastIndexOf('.') + 1).equals(MURMUR3)) {
      throw new Problem(
          ProblemCode.STORE_INCAPABLE,
          "Cannot divide the tables at %s: the cluster's partitioner is %s, and only %s is known"
              .formatted(store, partitioner, MURMUR3),
          "nothing was written",
          "carry the data to a cluster with the usual partitioner first");
    }
  }

  private TokenMap tokens() {
    return session.getMetadata().getTokenMap().orElseThrow();
  }

  /**
   * Ranges of equal width that together hold every token there can be.
   *
   * @param wanted how many, at least 1
   */
  static List<KeyRange> ranges(int wanted) {
    BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
    List<KeyRange> ranges = new ArrayList<>();
    Optional<Value> from = Optional.empty();
    for (int i = 1; i < wanted; i++) {
      BigInteger width =
          BigInteger.ONE.shiftLeft(64).multiply(BigInteger.valueOf(i)).divide(number(wanted));
      Optional<Value> to = Optional.of(Value.int64(least.add(width).longValueExact()));
      ranges.add(new KeyRange(BRACKET, from, to));
      from = to;
    }
    ranges.add(new KeyRange(BRACKET, from, Optional.empty()));
    return List.copyOf(ranges);
  }

  private static BigInteger number(int number) {
    return BigInteger.valueOf(number);
  }

  /** The token that bounds a range, if it is bounded there. */
  static Optional<Long> bound(Optional<Value> bound) {
    return bound.map(value -> {
      if (value instanceof Value.Int64(long token)) {
        return token;
      }
      throw new IllegalArgumentException("Not the bound of a range of tokens: " + value.type());
    });
  }

  /** The token of a partition. */
  long token(List<ByteBuffer> partition) {
    ByteBuffer[] cells = partition.stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
    TokenMap tokens = tokens();
    return Long.parseLong(tokens.format(tokens.newToken(cells)));
  }

  /** Whether the one partition comes after the other, both of the same token. */
  static boolean isAfter(List<ByteBuffer> one, List<ByteBuffer> another) {
    return Arrays.compareUnsigned(whole(one), whole(another)) > 0;
  }

  /** A key as Cassandra writes it: several columns each with its length before and a 0 after it. */
  private static byte[] whole(List<ByteBuffer> partition) {
    int frame = partition.size() == 1 ? 0 : 3;
    ByteBuffer whole =
        ByteBuffer.allocate(partition.stream().mapToInt(cell -> cell.remaining() + frame).sum());
    for (ByteBuffer cell : partition) {
      if (frame > 0) {
        whole = whole.putShort((short) cell.remaining());
      }
      whole = whole.put(cell.duplicate());
      if (frame > 0) {
        whole = whole.put((byte) 0);
      }
    }
    return whole.array();
  }
}

package dev.lockstep.cassandra;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Partition keys of 16 bytes that all have the same token: Murmur3 hides nothing, so its steps are
 * undone one by one.
 */
final class CollidingKeys {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final long MIX1 = 0xff51afd7ed558ccdL;
  private static final long MIX2 = 0xc4ceb9fe1a85ec53L;
  private static final int LENGTH = 16;

  private CollidingKeys() {}

  /** The key of this token whose hash goes on with this number. */
  static ByteBuffer key(long token, long rest) {
    long h2 = rest - token;
    long h1 = unmixed(token - h2);
    h2 = unmixed(h2);
    h2 -= h1;
    h1 -= h2;
    h1 ^= LENGTH;
    h2 ^= LENGTH;
    long k2 = Long.rotateRight((h2 - 0x38495ab5L) * inverse(5) - h1, 31);
    long k1 = Long.rotateRight((h1 - 0x52dce729L) * inverse(5), 27);
    return ByteBuffer.allocate(LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(Long.rotateRight(k1 * inverse(C2), 31) * inverse(C1))
        .putLong(Long.rotateRight(k2 * inverse(C1), 33) * inverse(C2))
        .flip()
        .order(ByteOrder.BIG_ENDIAN);
  }

  private static long unmixed(long mixed) {
    long k = mixed ^ (mixed >>> 33);
    k *= inverse(MIX2);
    k ^= k >>> 33;
    k *= inverse(MIX1);
    return k ^ (k >>> 33);
  }

  /** The number by which multiplying an odd one gives 1. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}

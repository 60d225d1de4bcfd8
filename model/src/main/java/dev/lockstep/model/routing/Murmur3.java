package dev.lockstep.model.routing;

/**
 * MurmurHash3 x86 32 of Austin Appleby (public domain), fed byte by byte.
 *
 * <p>A hash in the making is three numbers: {@code hash} of the whole blocks of four bytes, {@code
 * rest} with the bytes since the last block, the first one lowest, and {@code length}, all bytes so
 * far. They are local variables of the callers, so that hashing allocates nothing in any tier of
 * the virtual machine. Stateless; threads may share it.
 */
final class Murmur3 {
  private Murmur3() {}

  /** The hash after one more block. */
  static int mix(int hash, int block) {
    int k = Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    return Integer.rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
  }

  /** The finished hash. */
  static int finish(int hash, int rest, int length) {
    int h = hash;
    if ((length & 3) != 0) {
      h ^= Integer.rotateLeft(rest * 0xcc9e2d51, 15) * 0x1b873593;
    }
    h ^= length;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /** The bits of a byte at its place in the block that it belongs to. */
  static int placed(int bits, int length) {
    return (bits & 0xff) << ((length & 3) << 3);
  }

  /** The hash of bytes, for what hashes once and for comparison with published vectors. */
  static int of(byte[] bytes, int seed) {
    int hash = seed;
    int rest = 0;
    for (int i = 0; i < bytes.length; i++) {
      rest |= placed(bytes[i], i);
      if ((i & 3) == 3) {
        hash = mix(hash, rest);
        rest = 0;
      }
    }
    return finish(hash, rest, bytes.length);
  }
}

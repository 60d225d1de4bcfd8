package dev.lockstep.registry.profile;

/**
 * Estimates how many different values were added, in a kilobyte: HyperLogLog (Flajolet and others,
 * 2007) with linear counting where there are few. The standard error is 1.04 / 32, about 3 %.
 */
final class Sketch {
  private static final int INDEX_BITS = 10;
  private static final int REGISTERS = 1 << INDEX_BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] ranks = new byte[REGISTERS];

  /** Adds a value by a hash whose bits are all equally likely; {@link #mixed} makes one. */
  void add(long hash) {
    int index = (int) (hash >>> (Long.SIZE - INDEX_BITS));
    byte rank =
        (byte) (1 + Long.numberOfLeadingZeros((hash << INDEX_BITS) | (1L << (INDEX_BITS - 1))));
    if (ranks[index] < rank) {
      ranks[index] = rank;
    }
  }

  /** Adds what another one was given. */
  void add(Sketch other) {
    for (int i = 0; i < REGISTERS; i++) {
      ranks[i] = (byte) Math.max(ranks[i], other.ranks[i]);
    }
  }

  long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : ranks) {
      sum += Math.scalb(1.0, -rank);
      empty += rank == 0 ? 1 : 0;
    }
    double raw = ALPHA * REGISTERS * REGISTERS / sum;
    boolean isSmall = raw <= 2.5 * REGISTERS && empty > 0;
    return Math.round(isSmall ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
  }

  /** The finalizer of MurmurHash3: spreads what differs in few bits over all of them. */
  static long mixed(long value) {
    long hash = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** A hash of a text. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x9e3779b97f4a7c15L + text.charAt(i);
    }
    return mixed(hash);
  }
}

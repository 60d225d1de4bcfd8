package dev.lockstep.api.wire;

import java.util.List;

/**
 * How many distinct keys there were, as a HyperLogLog of 1,024 registers: what several instances
 * tell of the same keys is merged without counting them twice, and no key can be told from it. Its
 * standard error is 3.25 %. Immutable.
 *
 * <p>The register of a hash is its lowest ten bits, and the rank that it is held to is the place of
 * the lowest bit that is set above these. The estimate is that of Otmar Ertl, "New cardinality
 * estimation algorithms for HyperLogLog sketches" (2017), which has no bias at any size.
 *
 * @param registers a letter for the rank of each register: {@code A} for 0 to {@code Z} for 25,
 *     then {@code a} for 26 and so on; so of two letters the greater one is the higher rank
 */
public record DistinctKeys(String registers) {
  /** How many registers there are. */
  public static final int REGISTERS = 1 << 10;

  /** How many bits of a hash count. */
  public static final int HASH_BITS = 58;

  /** One standard deviation of an estimate, as a share of it. */
  public static final double ERROR = 1.04 / Math.sqrt(REGISTERS);

  private static final int INDEX_BITS = 10;
  private static final int RANK_BITS = HASH_BITS - INDEX_BITS;
  private static final int RANK_MAX = RANK_BITS + 1;
  private static final int LETTERS = 26;

  /** Where there was none. */
  public static final DistinctKeys NONE = new DistinctKeys("A".repeat(REGISTERS));

  /** Refuses another number of registers, and ranks that no hash has. */
  public DistinctKeys {
    if (registers.length() != REGISTERS) {
      throw new WireException("keys.distinct", "it has not %d registers".formatted(REGISTERS));
    }
    for (int i = 0; i < REGISTERS; i++) {
      char letter = registers.charAt(i);
      boolean isRank =
          (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= letter(RANK_MAX));
      if (!isRank) {
        throw new WireException("keys.distinct", "a register holds what no key has");
      }
    }
  }

  /** The register that a hash belongs to. */
  public static int register(long hash) {
    return (int) hash & (REGISTERS - 1);
  }

  /** The rank that its register is held to, at least 1. */
  public static int rank(long hash) {
    return Long.numberOfTrailingZeros((hash >>> INDEX_BITS) | (1L << RANK_BITS)) + 1;
  }

  /** Of these ranks, one for each register. */
  public static DistinctKeys of(int[] ranks) {
    char[] registers = new char[REGISTERS];
    for (int i = 0; i < REGISTERS; i++) {
      registers[i] = letter(ranks[i]);
    }
    return new DistinctKeys(new String(registers));
  }

  private static char letter(int rank) {
    return (char) (rank < LETTERS ? 'A' + rank : 'a' + rank - LETTERS);
  }

  private int at(int register) {
    char letter = registers.charAt(register);
    return letter <= 'Z' ? letter - 'A' : letter - 'a' + LETTERS;
  }

  /** The keys of all. */
  public static DistinctKeys all(List<DistinctKeys> all) {
    char[] sum = NONE.registers.toCharArray();
    for (DistinctKeys each : all) {
      for (int i = 0; i < REGISTERS; i++) {
        sum[i] = (char) Math.max(sum[i], each.registers.charAt(i));
      }
    }
    return new DistinctKeys(new String(sum));
  }

  /** How many registers some key belongs to; there are no fewer keys. */
  public int filled() {
    int filled = 0;
    for (int i = 0; i < REGISTERS; i++) {
      filled += registers.charAt(i) == 'A' ? 0 : 1;
    }
    return filled;
  }

  /** About how many keys there were. */
  public double estimate() {
    int[] held = new int[RANK_MAX + 1];
    for (int i = 0; i < REGISTERS; i++) {
      held[at(i)]++;
    }
    double sum = REGISTERS * tau(1 - (double) held[RANK_MAX] / REGISTERS);
    for (int rank = RANK_BITS; rank >= 1; rank--) {
      sum = (sum + held[rank]) / 2;
    }
    sum += REGISTERS * sigma((double) held[0] / REGISTERS);
    return REGISTERS / (2 * Math.log(2)) * REGISTERS / sum;
  }

  /** What the empty registers stand for; infinite where all are. */
  private static double sigma(double share) {
    if (share == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double x = share;
    double sum = x;
    double before = -1;
    for (double y = 1; sum != before; y += y) {
      x *= x;
      before = sum;
      sum += x * y;
    }
    return sum;
  }

  /** What the registers stand for whose rank is the highest. */
  private static double tau(double share) {
    if (share == 0 || share == 1) {
      return 0;
    }
    double x = share;
    double sum = 1 - x;
    double before = -1;
    for (double y = 0.5; sum != before; y /= 2) {
      x = Math.sqrt(x);
      before = sum;
      sum -= (1 - x) * (1 - x) * y;
    }
    return sum / 3;
  }
}

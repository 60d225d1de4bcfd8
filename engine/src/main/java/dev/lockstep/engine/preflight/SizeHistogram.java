package dev.lockstep.engine.preflight;

/**
 * How many documents have which size, in buckets that are an eighth of their lower bound wide; so a
 * quantile is right to within an eighth, in constant memory.
 */
final class SizeHistogram {
  private static final int PARTS_BITS = 3;
  private static final int PARTS = 1 << PARTS_BITS;

  private final long[] buckets = new long[Long.SIZE * PARTS];
  private long total;
  private long max;

  void add(long size) {
    buckets[bucket(size)]++;
    total++;
    max = Math.max(max, size);
  }

  void merge(SizeHistogram other) {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] += other.buckets[i];
    }
    total += other.total;
    max = Math.max(max, other.max);
  }

  long max() {
    return max;
  }

  /** The upper bound of the bucket in which the quantile lies, at most the largest size seen. */
  long quantile(double share) {
    long wanted = (long) Math.ceil(total * share);
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= wanted && seen > 0) {
        return Math.min(max, upperBound(i));
      }
    }
    return max;
  }

  private static int bucket(long size) {
    if (size < PARTS) {
      return (int) Math.max(0, size);
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(size);
    int part = (int) (size >>> (exponent - PARTS_BITS)) & (PARTS - 1);
    return exponent * PARTS + part;
  }

  private static long upperBound(int bucket) {
    if (bucket < PARTS) {
      return bucket;
    }
    int exponent = bucket / PARTS;
    return ((long) (PARTS + bucket % PARTS + 1) << (exponent - PARTS_BITS)) - 1;
  }
}

package dev.lockstep.client.telemetry;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An operation as one number, so that none is allocated: a hash of kind, path and key, and below it
 * what the counting needs to know. Never 0.
 */
public final class Operation {
  static final long FAILED = 1;
  static final long SLOW = 2;
  private static final long NEW = 4;
  private static final long WRITE = 8;
  static final long READS = 0;
  static final long WRITES = WRITE;
  private static final long IDENTITY = ~(FAILED | SLOW);
  private static final long EVER_SET = 16;
  private static final long KEYLESS = 32;
  private static final int HASH_SHIFT = Long.SIZE - DistinctKeys.HASH_BITS;

  /** Those without a key are each distinct. */
  private static final AtomicLong NAMELESS = new AtomicLong();

  private Operation() {}

  /** A read of this record, answered from this shape. */
  public static long read(Value key, Shape shape) {
    return of(key, shape == Shape.NEW ? NEW : 0);
  }

  /** A write of this record to this shape. */
  public static long write(Value key, Shape shape) {
    return of(key, WRITE | (shape == Shape.NEW ? NEW : 0));
  }

  private static long of(Value key, long what) {
    return key.equals(Value.NULL)
        ? mixed(NAMELESS.incrementAndGet() << 32) << HASH_SHIFT | EVER_SET | KEYLESS | what
        : mixed(key.hashCode()) << HASH_SHIFT | EVER_SET | what;
  }

  /** Whether it is on a record that is told by its key. */
  static boolean isKeyed(long operation) {
    return (operation & KEYLESS) == 0;
  }

  /** The hash of its key, the same in every instance. */
  static long keyHash(long operation) {
    return operation >>> HASH_SHIFT;
  }

  /** The finish of MurmurHash3 for 64 bits: every bit of the key moves every bit of the hash. */
  private static long mixed(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  static boolean isSame(long one, long other) {
    return ((one ^ other) & IDENTITY) == 0;
  }

  /** Which of the four kinds of paths it is: old and new reads, then old and new writes. */
  static int kind(long operation) {
    return (int) ((operation & (NEW | WRITE)) >>> 2);
  }

  /** The kind of reads from a shape, or of writes to it. */
  static int kind(Shape shape, long readOrWrite) {
    return kind(readOrWrite | (shape == Shape.NEW ? NEW : 0));
  }
}

package dev.lockstep.client.telemetry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A set of operations of a fixed size, each with marks and the number of its tries. Open addressing
 * without locks: a slot goes from empty to one operation once, and only gains marks after that.
 * Threads share it.
 */
final class DistinctOperations {
  static final int NO_ROOM = -1;

  /** Set in what {@link #find} answers for an operation that is new. */
  static final long NEW_SLOT = 1L << 32;

  private final AtomicLongArray slots;
  private final AtomicIntegerArray tries;
  private final AtomicInteger size = new AtomicInteger();
  private final int sizeMax;

  /** Takes at most three quarters of so many; the number of slots is a power of two, or 0. */
  DistinctOperations(int slots) {
    this.slots = new AtomicLongArray(slots);
    this.tries = new AtomicIntegerArray(slots);
    this.sizeMax = slots / 4 * 3;
  }

  /**
   * Where an operation is, which is added where it was not.
   *
   * @return its slot, with {@link #NEW_SLOT} where it is new; {@link #NO_ROOM} where it is not
   *     taken
   */
  long find(long operation) {
    int mask = slots.length() - 1;
    int at = (int) Operation.keyHash(operation) & mask;
    for (int i = 0; i <= mask; i++) {
      long there = slots.get(at);
      if (there == 0) {
        if (size.get() >= sizeMax) {
          return NO_ROOM;
        }
        if (slots.compareAndSet(at, 0, operation)) {
          size.incrementAndGet();
          return NEW_SLOT | at;
        }
        there = slots.get(at);
      }
      if (Operation.isSame(there, operation)) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return NO_ROOM;
  }

  /** Counts one more try of the operation in this slot. */
  void tried(int slot) {
    int unused = tries.incrementAndGet(slot);
  }

  /** Who is told of every operation. */
  interface Visitor {
    void see(long operation, int tries);
  }

  /** Tells of every operation. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) != 0) {
        visitor.see(slots.get(i), tries.get(i));
      }
    }
  }

  /** Gives the operation in this slot a mark; whether it had none. */
  boolean mark(int slot, long mark) {
    long there = slots.get(slot);
    while ((there & mark) == 0) {
      if (slots.compareAndSet(slot, there, there | mark)) {
        return true;
      }
      there = slots.get(slot);
    }
    return false;
  }
}

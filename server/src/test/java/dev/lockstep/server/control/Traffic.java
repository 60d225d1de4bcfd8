package dev.lockstep.server.control;

import dev.lockstep.client.SharedCollection;
import dev.lockstep.model.document.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One instance that reads and writes records, some 200 times a second. Its new path fails in a
 * third of the reads.
 */
final class Traffic implements Runnable {
  private static final int RECORDS = 1000;
  private static final int FAILS_EACH = 3;

  private final SharedCollection orders;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong turns = new AtomicLong();
  private final AtomicLong fromNew = new AtomicLong();
  private final Map<Integer, Long> old = new ConcurrentHashMap<>();
  private final Map<Integer, Long> renewed = new ConcurrentHashMap<>();
  private final Map<Integer, Long> written = new ConcurrentHashMap<>();

  Traffic(SharedCollection orders) {
    this.orders = orders;
  }

  @Override
  public void run() {
    for (long turn = 0; !over.get(); turn++) {
      int record = (int) (turn * 7 % RECORDS);
      write(record, turn);
      read(record, turn);
      turns.incrementAndGet();
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private void write(int record, long turn) {
    Value key = new Value.Text("order-" + record);
    boolean done =
        orders.write(
            key,
            () -> {
              old.put(record, turn);
              return true;
            },
            () -> {
              renewed.put(record, turn);
              return true;
            });
    assert done;
    written.put(record, turn);
  }

  private void read(int record, long turn) {
    try {
      boolean isNew =
          orders.read(new Value.Text("order-" + record), () -> false, () -> fromNew(turn));
      fromNew.addAndGet(isNew ? 1 : 0);
    } catch (IOException e) {
      fromNew.incrementAndGet(); // What a service would answer with an error.
    }
  }

  private static boolean fromNew(long turn) throws IOException {
    if (turn % FAILS_EACH == 0) {
      throw new IOException("The new path is broken");
    }
    return true;
  }

  /** How many records were read and written. */
  long turns() {
    return turns.get();
  }

  /** How many reads were answered from the new shape, or failed there. */
  long readsOfNew() {
    return fromNew.get();
  }

  /** Whether each record is in both shapes as it was written last. */
  boolean isInStep() {
    return old.equals(written) && renewed.equals(written);
  }

  void end() {
    over.set(true);
  }
}

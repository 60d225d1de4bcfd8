package dev.lockstep.client.repair;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records whose second write failed, in a file that outlives the process.
 *
 * <p>The file has a fixed size, taken when it is made: a full disk refuses the start and never a
 * write. When the queue itself is full, or its file fails, the queue is <em>overflowed</em>:
 * service goes on, no epoch is acknowledged any more, so that the rollout stands still, and after a
 * verification has found both sides in agreement {@link #reconciled} ends it. Threads share it.
 */
public final class RepairQueue implements StageKeeper.Debts, Closeable {
  private final RepairLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Value, Owed> byKey = new LinkedHashMap<>();
  private long number;
  private volatile int size;
  private volatile boolean isOverflowed;

  private RepairQueue(RepairLog log) {
    this.log = log;
    log.found().forEach(this::replay);
    this.size = byKey.size();
    this.isOverflowed = log.isMarked();
  }

  /**
   * Opens the queue in this file, with what an earlier process left in it.
   *
   * @param bytes how large the file is, at least 1,024; a record takes about 60 and its key
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} when the file cannot be made, has no
   *     room on its disk, or is open in another process
   */
  public static RepairQueue open(Path file, int bytes) {
    try {
      return new RepairQueue(RepairLog.open(file, bytes));
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot open the repair queue " + file + ": " + e.getMessage(),
              "nothing was written",
              "df " + file)
          .causedBy(e);
    }
  }

  private void replay(String line) {
    String[] words = line.split(" ", 5);
    number = Math.max(number, Long.parseLong(words[1]));
    if (words[0].equals("owed")) {
      Owed owed =
          new Owed(
              Long.parseLong(words[1]),
              ExtendedJson.read(words[4]),
              Shape.valueOf(words[2]),
              Long.parseLong(words[3]));
      byKey.remove(owed.key());
      byKey.put(owed.key(), owed);
    } else {
      byKey.values().removeIf(owed -> owed.number() == Long.parseLong(words[1]));
    }
  }

  private static String line(Owed owed) {
    return "owed %d %s %d %s"
        .formatted(
            owed.number(),
            owed.holder(),
            owed.epoch(),
            ExtendedJson.write(owed.key(), ExtendedJson.Notation.CANONICAL));
  }

  /**
   * Keeps that a record's second write is owed; when it returns, that is on the disk or the queue
   * is overflowed. Never fails. A record that was owed before stays owed since then, and by the
   * same holder: another one is named only by a write that began before the debt arose.
   */
  public void owe(Value key, Shape holder, long epoch) {
    lock.lock();
    try {
      Owed before = byKey.get(key);
      long since = before == null ? epoch : Math.min(before.epoch(), epoch);
      Shape last = before == null ? holder : before.holder();
      Owed owed = new Owed(++number, key, last, since);
      if (append(line(owed))) {
        byKey.remove(key);
        byKey.put(key, owed);
        size = byKey.size();
      } else {
        overflow();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean append(String line) {
    try {
      if (!log.fits(line)) {
        log.rewrite(byKey.values().stream().map(RepairQueue::line).toList());
      }
      if (!log.fits(line)) {
        return false;
      }
      log.append(line);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void overflow() {
    isOverflowed = true;
    try {
      log.mark(true);
    } catch (IOException e) {
      // The disk is gone: this process still knows, and the next one cannot open the queue.
    }
  }

  /** The shape that has the last write of a record that is owed. */
  public Optional<Shape> holder(Value key) {
    if (size == 0) {
      return Optional.empty();
    }
    lock.lock();
    try {
      return Optional.ofNullable(byKey.get(key)).map(Owed::holder);
    } finally {
      lock.unlock();
    }
  }

  /** The debts, the oldest first. */
  public List<Owed> owed() {
    lock.lock();
    try {
      return List.copyOf(byKey.values());
    } finally {
      lock.unlock();
    }
  }

  /** Ends a debt that was repaired; one that arose again meanwhile stays. */
  public void settle(Owed owed) {
    lock.lock();
    try {
      if (byKey.remove(owed.key(), owed)) {
        size = byKey.size();
        boolean unused = append("done " + owed.number()); // If lost, a repair is done twice.
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the overflow, after a verification that began later found both sides in agreement. */
  public void reconciled() {
    lock.lock();
    try {
      log.mark(false);
      isOverflowed = false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the mark from the repair queue", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isOverflowed() {
    return isOverflowed;
  }

  @Override
  public boolean areOwedBefore(long epoch) {
    return isOverflowed || (size > 0 && owed().stream().anyMatch(owed -> owed.epoch() < epoch));
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      log.close();
    } finally {
      lock.unlock();
    }
  }
}

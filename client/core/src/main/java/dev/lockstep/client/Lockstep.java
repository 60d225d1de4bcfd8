package dev.lockstep.client;

import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.repair.Repairer;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.client.stage.StageSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of a service, connected to the control plane. Keeps its leases alive, and repairs
 * what is owed, on virtual threads of its own. Threads share it.
 */
public final class Lockstep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lockstep.class);

  /** A lease is renewed this often within its time, so that two attempts may fail. */
  private static final int RENEWALS_A_LEASE = 3;

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Pattern FILE_NAME = Pattern.compile("[\\w-][\\w.-]*");

  private final StageSource source;
  private final Settings settings;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Opened> opened = new HashMap<>();
  private final List<BiConsumer<String, SharedCollection>> watchers = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A collection with what is closed when the instance is. */
  private record Opened(SharedCollection collection, StageKeeper keeper, RepairQueue repairs) {}

  private Lockstep(StageSource source, Settings settings, LongSupplier nanos) {
    this.source = source;
    this.settings = settings;
    this.nanos = nanos;
  }

  /** Connects to where stages come from; nothing is asked before a collection is. */
  public static Lockstep connect(StageSource source, Settings settings) {
    return new Lockstep(source, settings, System::nanoTime);
  }

  /**
   * A collection; the same one when it was asked for before.
   *
   * @param name of letters, digits, dots, dashes and underscores, no dot first
   * @param repairer pays debts of this collection, those of an earlier process included
   * @throws IOException when the control plane cannot be asked, so that no stage is known
   */
  public SharedCollection collection(String name, Repairer repairer) throws IOException {
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a name of a collection: " + name);
    }
    lock.lock();
    try {
      Opened known = opened.get(name);
      return known == null ? open(name, repairer).collection() : known.collection();
    } finally {
      lock.unlock();
    }
  }

  /** Tells of every collection: at once of those that are open, later of those that are opened. */
  public void watch(BiConsumer<String, SharedCollection> watcher) {
    lock.lock();
    try {
      opened.forEach((name, each) -> watcher.accept(name, each.collection()));
      watchers.add(watcher);
    } finally {
      lock.unlock();
    }
  }

  private Opened open(String name, Repairer repairer) throws IOException {
    RepairQueue repairs =
        RepairQueue.open(settings.folder().resolve(name + ".repairs"), settings.repairBytes());
    StageKeeper keeper;
    try {
      keeper = new StageKeeper(name, source, repairs, nanos);
    } catch (IOException | RuntimeException e) {
      repairs.close();
      throw e;
    }
    SharedCollection collection =
        new SharedCollection(keeper, repairs, repairer, new ShadowReads(settings.shadowsMax()));
    Opened result = new Opened(collection, keeper, repairs);
    opened.put(name, result);
    watchers.forEach(watcher -> watcher.accept(name, collection));
    start("lease", name, () -> renew(name, keeper));
    start(
        "repair",
        name,
        () -> {
          collection.repair();
          return settings.repairPause();
        });
    return result;
  }

  /** What is done again after as long as it says. */
  @FunctionalInterface
  private interface Round {
    Duration run();
  }

  private void start(String what, String name, Round round) {
    Thread unused =
        Thread.ofVirtual().name("lockstep-" + what + "-" + name).start(() -> repeat(round));
  }

  private void repeat(Round round) {
    try {
      Duration pause = Duration.ZERO;
      while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        pause = round.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration renew(String name, StageKeeper keeper) {
    try {
      return keeper.renew().dividedBy(RENEWALS_A_LEASE);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot renew the lease on {}: {}; the stage is kept until it ends", name, e);
      return RETRY;
    }
  }

  /** Ends listening and repairing; what is owed stays in the files of the repair queues. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    lock.lock();
    try {
      for (Opened each : opened.values()) {
        each.keeper().close();
        each.repairs().close();
      }
    } finally {
      lock.unlock();
    }
  }
}

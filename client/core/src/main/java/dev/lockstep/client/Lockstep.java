package dev.lockstep.client;

import dev.lockstep.client.http.HttpStageSource;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.InstanceFile;
import dev.lockstep.client.http.Pace;
import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.repair.Repairer;
import dev.lockstep.client.round.Backoff;
import dev.lockstep.client.round.Rounds;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.client.stage.StageFile;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.client.stage.StageMemory;
import dev.lockstep.client.stage.StageSource;
import dev.lockstep.client.telemetry.Measures;
import dev.lockstep.client.telemetry.Reporter;
import dev.lockstep.client.telemetry.Reporter.Origin;
import dev.lockstep.client.telemetry.TelemetrySink;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
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

  private static final Duration RETRY_MIN = Duration.ofMillis(500);
  private static final Duration RETRY_MAX = Duration.ofSeconds(5);

  /** How long operations that are under way are waited for when the instance is closed. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Pattern FILE_NAME = Pattern.compile("[\\w-][\\w.-]*");

  private final StageSource source;
  private final Settings settings;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Opened> opened = new HashMap<>();
  private final List<BiConsumer<String, SharedCollection>> watchers = new ArrayList<>();
  private final Rounds rounds = new Rounds();
  private final Reporter reporter;
  private final Runnable hangUp;

  /** A collection with what is closed when the instance is. */
  private record Opened(SharedCollection collection, StageKeeper keeper, RepairQueue repairs) {}

  private Lockstep(StageSource source, Settings settings, Reporter reporter, Runnable hangUp) {
    this.source = source;
    this.settings = settings;
    this.nanos = System::nanoTime;
    this.reporter = reporter;
    this.hangUp = hangUp;
    rounds.start("telemetry", reporter);
  }

  /**
   * Connects to the control plane at this address, {@code http(s)://host[:port][/path]}; nothing is
   * asked before a collection is.
   */
  public static Lockstep connect(URI controlPlane, Identity identity, Settings settings) {
    String instance = InstanceFile.in(settings.folder(), () -> UUID.randomUUID().toString());
    HttpStageSource source = new HttpStageSource(controlPlane, identity, instance, Pace.STANDARD);
    Origin origin = new Origin(instance, identity.service(), identity.region());
    return new Lockstep(source, settings, reporter(origin, source), source::close);
  }

  /** Connects to where stages come from; nothing is asked before a collection is. */
  public static Lockstep connect(StageSource source, Settings settings) {
    Origin origin = new Origin("local", "local", "");
    return new Lockstep(source, settings, reporter(origin, report -> {}), () -> {});
  }

  private static Reporter reporter(Origin origin, TelemetrySink sink) {
    SplittableRandom random =
        new SplittableRandom(origin.instance().hashCode() ^ System.nanoTime());
    return new Reporter(origin, sink, InstantSource.system(), random);
  }

  /** How many windows of telemetry could not be sent and were dropped, since the start. */
  public long droppedTelemetry() {
    return reporter.dropped();
  }

  /**
   * A collection; the same one when it was asked for before.
   *
   * @param name of letters, digits, dots, dashes and underscores, no dot first
   * @param repairer pays debts of this collection, those of an earlier process included
   * @throws IOException when the control plane cannot be asked and no earlier process of this
   *     folder has left a stage to begin from
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
      StageMemory memory = new StageFile(settings.folder().resolve(name + ".stage"));
      keeper = new StageKeeper(name, source, new StageKeeper.Own(repairs, memory, nanos));
    } catch (IOException | RuntimeException e) {
      repairs.close();
      throw e;
    }
    Measures measures = new Measures(name, new ShadowReads(settings.shadowsMax()));
    SharedCollection collection = new SharedCollection(keeper, repairs, repairer, measures);
    reporter.add(
        new Reporter.Subject(measures, () -> keeper.standing().state().epoch(), repairs::size));
    Opened result = new Opened(collection, keeper, repairs);
    opened.put(name, result);
    watchers.forEach(watcher -> watcher.accept(name, collection));
    rounds.start("lease-" + name, new Renewal(name, keeper));
    rounds.start("read-back-" + name, collection.readBacks());
    rounds.start(
        "repair-" + name,
        () -> {
          collection.repair();
          return settings.repairPause();
        });
    return result;
  }

  /** Keeps one lease alive; says once when that fails, and once when it succeeds again. */
  private static final class Renewal implements Rounds.Round {
    private final String name;
    private final StageKeeper keeper;
    private final Backoff backoff;
    private boolean isFailing;

    private Renewal(String name, StageKeeper keeper) {
      this.name = name;
      this.keeper = keeper;
      SplittableRandom random = new SplittableRandom(name.hashCode() ^ System.nanoTime());
      this.backoff = new Backoff(RETRY_MIN, RETRY_MAX, random);
    }

    @Override
    public Duration run() {
      try {
        Duration lease = keeper.renew();
        if (isFailing) {
          LOG.info("The lease on {} is renewed again", name);
        }
        isFailing = false;
        backoff.reset();
        return lease.dividedBy(RENEWALS_A_LEASE);
      } catch (IOException e) {
        if (!isFailing) {
          LOG.warn(
              "Cannot renew the lease on {}: {}; the stage is kept until the lease ends, and then"
                  + " the safe stage is taken",
              name,
              e.getMessage());
        }
        isFailing = true;
        return backoff.next();
      }
    }
  }

  /**
   * Ends listening and repairing, and gives the leases back once operations that are under way have
   * ended; none begins any more. What is owed stays in the files of the repair queues, and then the
   * lease stays too, for the next process of this folder.
   */
  @Override
  public void close() throws IOException {
    rounds.close();
    lock.lock();
    try {
      for (Opened each : opened.values()) {
        each.keeper().close();
      }
      for (Opened each : opened.values()) {
        release(each.keeper());
        each.repairs().close();
      }
      opened.clear();
    } finally {
      lock.unlock();
      hangUp.run();
    }
  }

  private static void release(StageKeeper keeper) {
    try {
      keeper.release(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.lockstep.client;

import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.client.stage.StageMemory;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.client.telemetry.Measures;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Sessions of three instances read and write the same few records while a rollout moves to and fro,
 * sides of the store fail, instances are cut off, and processes die between two writes.
 *
 * <p>All of it runs on one thread: at every call to the store other things may happen first, so
 * that an operation stands still in its midst while whole others, and moves of the rollout, go by.
 * It is assumed that an operation is shorter than a lease.
 *
 * <p>Checked is that a session never reads something older than what it wrote, that nobody reads
 * something older than what was written on both sides, and that a write succeeds where the side of
 * the stage's authority is up.
 */
final class Sessions {
  private static final int KEYS = 3;
  private static final int DEPTH_MAX = 3;
  private static final int REPAIR_BYTES = 4096;

  /** What is done wrongly on purpose. */
  enum Fault {
    NONE,
    /** The control plane counts an epoch as acknowledged before older operations have ended. */
    ACKNOWLEDGED_EARLY,
    /** The side that is not the stage's authority is written first. */
    AUTHORITY_SECOND,
    /** While reads move, only the old side is written. */
    NEW_SIDE_LEFT_OUT
  }

  private final SplittableRandom random;
  private final Path folder;
  private final Fault fault;
  private final SettableClock clock = new SettableClock();
  private final TwoSides store = new TwoSides();
  private final ControlPlane plane;
  private final List<Instance> instances = new ArrayList<>();

  /** By record, the latest write that was answered and is owed to nobody. */
  private final Map<Integer, Long> paid = new HashMap<>();

  private long number;
  private int depth;
  private boolean isQuiet;

  Sessions(SplittableRandom random, Path folder, Fault fault) throws IOException {
    this.random = random;
    this.folder = folder;
    this.fault = fault;
    this.plane = new ControlPlane(random, store, fault == Fault.ACKNOWLEDGED_EARLY);
    for (int i = 0; i < 3; i++) {
      Instance instance = new Instance("instance-" + i);
      instance.start();
      instances.add(instance);
    }
  }

  /**
   * Lets so many things happen.
   *
   * @return the stages that were seen
   */
  Set<Stage> run(int steps) throws IOException {
    try {
      for (int i = 0; i < steps && plane.state().stage() != Stage.RETIRED; i++) {
        step();
      }
      return plane.seen();
    } finally {
      for (Instance instance : instances) {
        instance.repairs.close();
      }
    }
  }

  private void step() {
    Instance instance = instances.get(random.nextInt(instances.size()));
    int key = random.nextInt(KEYS);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> instance.write(key);
      case 4, 5, 6, 7 -> instance.read(key);
      case 8, 9, 10 -> plane.move();
      case 11, 12, 13 -> instance.line.deliver();
      case 14, 15 -> instance.renew();
      case 16, 17 -> instance.collection.repair();
      case 18 -> store.turn(random.nextBoolean() ? Shape.OLD : Shape.NEW);
      default -> instance.loseTouch();
    }
  }

  /** What happens while a call to the store is under way. */
  private void meanwhile() {
    if (isQuiet || depth == DEPTH_MAX) {
      return;
    }
    depth++;
    try {
      for (int i = random.nextInt(8); i > 0; i--) {
        step();
      }
    } finally {
      depth--;
    }
  }

  /** The file of the last state: it outlives the process. */
  private static final class Remembered implements StageMemory {
    private Optional<StageState> last = Optional.empty();

    @Override
    public Optional<StageState> last() {
      return last;
    }

    @Override
    public boolean keep(StageState state) {
      last = Optional.of(state);
      return true;
    }

    @Override
    public void forget() {
      last = Optional.empty();
    }
  }

  /** One process of the service, which is started again when it died. */
  private final class Instance {
    private final String name;
    private final Map<Integer, Long> own = new HashMap<>();
    private final StageMemory memory = new Remembered();
    private ControlPlane.Line line;
    private StageKeeper keeper;
    private RepairQueue repairs;
    private SharedCollection collection;
    private int busy;
    private int life;

    private Instance(String name) {
      this.name = name;
    }

    private Path file() {
      return folder.resolve(name + "-" + life);
    }

    private void start() throws IOException {
      line = plane.line(name);
      repairs = RepairQueue.open(file(), REPAIR_BYTES);
      if (memory.last().isPresent() && random.nextInt(8) == 0) {
        line.cut(); // It begins without the control plane.
      }
      LongSupplier nanos = () -> Duration.between(SettableClock.EPOCH, clock.instant()).toNanos();
      keeper = new StageKeeper(name, line, new StageKeeper.Own(repairs, memory, nanos));
      collection =
          new SharedCollection(
              keeper,
              repairs,
              (key, holder) -> store.repair(((Value.Int32) key).value(), holder),
              new Measures("orders", new ShadowReads(0)));
    }

    /** The process dies: its memory is gone, and of its queue is left what stands in the file. */
    private void die() throws IOException {
      byte[] left = Files.readAllBytes(file());
      keeper.close();
      life++;
      Files.write(file(), left);
      start();
    }

    private void write(int key) {
      long written = ++number;
      int began = life;
      boolean wasQuiet = isQuiet;
      isQuiet = wasQuiet || random.nextInt(4) == 0;
      boolean mustSucceed = isQuiet && isAuthorityUp(key);
      busy++;
      try {
        write(key, written, began);
        if (life == began) {
          own.merge(key, written, Math::max);
          if (repairs.holder(Value.int32(key)).isEmpty()) {
            paid.merge(key, written, Math::max);
          }
        }
      } catch (IOException e) {
        if (mustSucceed && life == began) {
          throw new AssertionError("A write failed though its authority is up at " + stage(), e);
        }
      } finally {
        busy -= life == began ? 1 : 0;
        isQuiet = wasQuiet;
      }
    }

    private boolean isAuthorityUp(int key) {
      try (Tenure tenure = keeper.enter()) {
        Shape authority = tenure.isSafe() ? Shape.OLD : tenure.state().stage().authority();
        return store.isUp(repairs.holder(Value.int32(key)).orElse(authority));
      }
    }

    private void write(int key, long written, int began) throws IOException {
      SharedCollection mine = collection;
      SidePath<Long, IOException> old = path(Shape.OLD, key, written, began);
      SidePath<Long, IOException> renewed = path(Shape.NEW, key, written, began);
      if (fault == Fault.NEW_SIDE_LEFT_OUT && stage() == Stage.RAMP) {
        renewed = () -> written;
      }
      boolean isSwapped = fault == Fault.AUTHORITY_SECOND && stage() == Stage.NEW_PRIMARY;
      Long unused =
          mine.write(Value.int32(key), isSwapped ? renewed : old, isSwapped ? old : renewed);
    }

    private Stage stage() {
      try (Tenure tenure = keeper.enter()) {
        return tenure.state().stage();
      }
    }

    private SidePath<Long, IOException> path(Shape shape, int key, long written, int began) {
      return () -> {
        meanwhile();
        if (life == began && !isQuiet && random.nextInt(60) == 0) {
          busy = 0;
          die();
        }
        if (life != began) {
          throw new IOException("the process that wrote is dead");
        }
        store.write(shape, key, written);
        return written;
      };
    }

    private void read(int key) {
      long least = Math.max(own.getOrDefault(key, 0L), paid.getOrDefault(key, 0L));
      int began = life;
      busy++;
      try {
        long found =
            collection.read(
                Value.int32(key), () -> stored(Shape.OLD, key), () -> stored(Shape.NEW, key));
        if (found < least) {
          throw new AssertionError(
              "%s reads %d of record %d after %d was written, at %s"
                  .formatted(name, found, key, least, plane.state()));
        }
      } catch (IOException e) {
        // The side that answers is down.
      } finally {
        busy -= life == began ? 1 : 0;
      }
    }

    private long stored(Shape shape, int key) throws IOException {
      meanwhile();
      return store.read(shape, key);
    }

    private void renew() {
      try {
        Duration unused = keeper.renew();
      } catch (IOException e) {
        // It is cut off and goes on without.
      }
    }

    /** Cut off, then without a lease, then back again. */
    private void loseTouch() {
      if (!line.isCut()) {
        line.cut();
      } else if (busy == 0 && random.nextBoolean()) {
        outliveTheLease();
      } else {
        line.mend();
      }
    }

    /** Time passes for all; those that can renew their leases, and none ends in an operation. */
    private void outliveTheLease() {
      if (instances.stream().anyMatch(instance -> instance.line.isCut() && instance.busy > 0)) {
        return;
      }
      clock.advance(ControlPlane.LEASE);
      for (Instance instance : instances) {
        if (instance.line.isCut()) {
          instance.line.expire();
        } else {
          instance.renew();
        }
      }
    }
  }
}

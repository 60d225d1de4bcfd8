package dev.lockstep.checks.simulation;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.host.Controls;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.RolloutState;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Store;
import dev.lockstep.tck.cells.CellStore;
import dev.lockstep.tck.hostile.Call;
import dev.lockstep.tck.hostile.Crash;
import dev.lockstep.tck.hostile.Fault;
import dev.lockstep.tck.hostile.Faults;
import dev.lockstep.tck.hostile.HostileWorld;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One rollout in virtual time: random commands, live writers between any two calls to the store,
 * faults, crashes, pauses, a second engine; then the world heals and the rollout must come to its
 * end. Everything follows from the seed.
 */
final class Simulation {
  static final String COLLECTION = "things";

  private static final int DOCUMENTS = 12;
  private static final int COMMANDS = 5;
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Set<ProblemCode> TOLERATED =
      EnumSet.of(
          ProblemCode.STORE_UNREACHABLE,
          ProblemCode.STORE_FAILED,
          ProblemCode.LEASE_LOST,
          ProblemCode.ROLLOUT_BUSY,
          ProblemCode.MOVE_ILLEGAL,
          ProblemCode.GATE_CLOSED,
          ProblemCode.PREFLIGHT_FINDINGS);

  private static final List<Stage> PARTS =
      List.of(Stage.EXPANDED, Stage.DUAL_WRITE, Stage.BACKFILL, Stage.VERIFIED, Stage.RAMP);

  private final SplittableRandom random;
  private final SettableClock clock = new SettableClock();
  private final MemoryHost host = new MemoryHost();
  private final HostileWorld world;
  private final Scenario scenario;
  private final Subject subject;
  private final Population writers;
  private final Judge checker;
  private boolean secondEngine;
  private int engines;
  private long sweeps;

  /** What the simulated store is like. */
  enum Kind {
    /** Documents, whose writes are guarded. */
    DOCUMENTS,
    /** Rows of cells, whose times order writes. */
    CELLS
  }

  Simulation(long seed, Kind kind) {
    random = new SplittableRandom(seed);
    List<Scenario> scenarios = kind == Kind.CELLS ? CellScenarios.ALL : Scenario.ALL;
    scenario = scenarios.get(random.nextInt(scenarios.size()));
    subject = Subjects.of(scenario.name(), scenario.yaml());
    boolean fenced = random.nextInt(4) > 0;
    boolean fed = random.nextInt(4) > 0;
    switch (kind) {
      case DOCUMENTS -> {
        MemorySettings settings = MemorySettings.of("simulated", clock);
        MemoryStore memory = new MemoryStore(settings.withCapabilities(capabilities(fenced, fed)));
        world = new HostileWorld(memory, clock, random.split());
        Writers live =
            new Writers(memory, scenario, subject.layout(), random.split(), () -> gaps(fed));
        writers = live;
        checker = new Checker(memory, subject, live, world, host);
      }
      case CELLS -> {
        CellStore cells = new CellStore("simulated", clock);
        Set<String> columns = new TreeSet<>(Set.of(CellWriters.NOTE));
        scenario.oldPaths().forEach(path -> columns.add(path.root()));
        columns.removeAll(scenario.byParts());
        cells.create(COLLECTION, columns);
        scenario.byParts().forEach(field -> cells.addSet(COLLECTION, field));
        world = new HostileWorld(cells, clock, random.split());
        cells.onArrival(world::note);
        CellWriters live = new CellWriters(cells, scenario, subject.layout(), random.split());
        writers = live;
        CellConflicts conflicts = new CellConflicts(cells, scenario, subject, live, world, host);
        cells.afterArrival(conflicts::arrived);
        checker = new CellJudge(cells, scenario, subject, live, world, conflicts);
      }
      default -> throw new IllegalStateException("No such kind: " + kind);
    }
    writers.load(DOCUMENTS);
    world.note("scenario %s, fenced %s, feed %s".formatted(scenario.name(), fenced, fed));
    world.faults(kind == Kind.CELLS ? lateFaults() : faults(fenced));
  }

  /** Where time orders writes, one that is late has an early time, however late it is. */
  private Faults lateFaults() {
    return faults(true).withDelayMax(Duration.ofSeconds(40));
  }

  /** How often events were lost so far; without a feed they always are. */
  private long gaps(boolean fed) {
    return fed
        ? host.entries().stream().filter(entry -> entry.action().equals(Actions.RESCAN)).count()
        : ++sweeps;
  }

  private static Set<Capability> capabilities(boolean fenced, boolean fed) {
    Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    if (!fenced) {
      capabilities.remove(Capability.DEADLINE_FENCE);
    }
    if (!fed) {
      capabilities.remove(Capability.CHANGE_FEED);
    }
    return capabilities;
  }

  /** Without a fence nothing stops a write that is late without bound, so none is. */
  private Faults faults(boolean fenced) {
    double rate = random.nextInt(3) * 0.02;
    return Faults.all(rate)
        .with(Fault.UNREACHABLE, rate / 8)
        .with(Fault.FEED_TRUNCATED, rate / 8)
        .with(Fault.UNHEALTHY, rate / 8)
        .with(Fault.DELAYED_OWN_WRITE, 0)
        .with(Fault.DELAYED_WRITE, fenced ? rate : 0)
        .withDelayMax(Duration.ofSeconds(5));
  }

  /** Runs the whole life and checks it. */
  void run() {
    world.hook(this::live);
    for (int i = 0; i < COMMANDS; i++) {
      command();
      checker.checkOldShape();
    }
    world.note("healed");
    world.heal();
    world.crashBefore(-1);
    world.hook(call -> {});
    clock.advance(LEASE.multipliedBy(3));
    end();
    checker.checkLog(host.entries());
  }

  /** With no fault left, the change must reach the end of either way, and the other one after. */
  private void end() {
    if (state().stage() == Stage.ROLLING_BACK) {
      mustRollBack();
    }
    writers.insertWhole();
    mustGoForward();
    mustRollBack();
    mustGoForward();
    if (random.nextBoolean()) {
      mustRollBack();
    } else {
      mustRetire();
    }
  }

  private void mustGoForward() {
    try (Rollout rollout = open()) {
      require(rollout.run(Stage.NEW_PRIMARY), Stage.NEW_PRIMARY);
      long writes = world.engineWrites().size();
      require(rollout.run(Stage.NEW_PRIMARY), Stage.NEW_PRIMARY);
      checker.checkFixedPoint(writes);
    }
    checker.checkOldShape();
    checker.checkNewShape();
    checker.checkRivals();
  }

  private void mustRollBack() {
    try (Rollout rollout = open()) {
      require(rollout.rollBack(), Stage.ROLLED_BACK);
    }
    writers.forgetNewShape();
    checker.checkRivals();
    checker.checkRolledBack();
  }

  private void mustRetire() {
    boolean held = checker.anythingHeld();
    try (Rollout rollout = open()) {
      require(rollout.retire(Duration.ZERO, scenario.oldWhen()), Stage.RETIRED);
    } catch (Problem problem) {
      if (!held) {
        throw problem;
      }
      return;
    }
    checker.checkRetired();
  }

  private static void require(Outcome outcome, Stage stage) {
    if (!outcome.equals(new Outcome.Reached(stage))) {
      throw new AssertionError("Expected to reach " + stage + ", but " + outcome);
    }
  }

  private void command() {
    int choice = random.nextInt(10);
    if (random.nextInt(3) == 0) {
      world.crashBefore(world.steps() + random.nextInt(1, 120));
    }
    try (Rollout rollout = open()) {
      world.note("command " + choice + " at " + rollout.state().stage());
      perform(rollout, choice);
    } catch (Crash crash) {
      world.note("crashed: " + crash.getMessage());
      clock.advance(Duration.ofMillis(random.nextInt(15_000)));
    } catch (Problem problem) {
      world.note("problem: " + problem.code() + " " + problem.getMessage());
      if (!TOLERATED.contains(problem.code())) {
        throw problem;
      }
    }
    writers.newShapeWrites(false);
    world.crashBefore(-1);
    clock.advance(Duration.ofMillis(random.nextInt(5_000)));
  }

  private void perform(Rollout rollout, int choice) {
    Stage stage = rollout.state().stage();
    if (random.nextInt(3) == 0) {
      host.request(new Controls.Request.Pause("pause"));
    }
    if (stage == Stage.ROLLING_BACK || (choice < 3 && stage.mayMoveTo(Stage.ROLLING_BACK))) {
      writers.newShapeWrites(false);
      world.note("outcome " + rollout.rollBack());
    } else {
      Stage until = choice < 6 ? Stage.NEW_PRIMARY : PARTS.get(random.nextInt(PARTS.size()));
      world.note("outcome " + rollout.run(until));
    }
  }

  private RolloutState state() {
    return RolloutState.of(host.entries());
  }

  /** What happens before any call: writers write, time passes, another engine may take over. */
  private void live(Call call) {
    Stage stage = state().stage();
    if (stage == Stage.ROLLING_BACK) {
      writers.forgetNewShape();
    }
    while (random.nextInt(6) == 0) {
      writers.newShapeWrites(
          stage.holdsBothShapes() && stage != Stage.ROLLING_BACK && stage != Stage.EXPANDED);
      writers.bareWrites(stage == Stage.RAMP || stage == Stage.NEW_PRIMARY);
      writers.write();
    }
    clock.advance(Duration.ofMillis(random.nextInt(60)));
    if (!secondEngine && random.nextInt(400) == 0) {
      takeOver();
    }
  }

  /** The first engine stands still past its lease; a second one goes on with its work. */
  private void takeOver() {
    secondEngine = true;
    clock.advance(LEASE.multipliedBy(2));
    world.note("a second engine takes over");
    try (Rollout rollout = open()) {
      if (rollout.state().stage() == Stage.ROLLING_BACK) {
        world.note("second outcome " + rollout.rollBack());
      } else {
        world.note("second outcome " + rollout.run(Stage.NEW_PRIMARY));
      }
    } catch (Problem problem) {
      world.note("second engine: " + problem.getMessage());
      if (!TOLERATED.contains(problem.code())) {
        throw problem;
      }
    } finally {
      secondEngine = false;
    }
  }

  private Rollout open() {
    Store door = world.door("engine-" + ++engines);
    return Rollout.open(
        door,
        COLLECTION,
        subject,
        new Host(
            host,
            host,
            new ObservedControls(host, world),
            host,
            progress -> {},
            clock,
            this::pass,
            random.split(),
            "engine-" + engines,
            owner -> false),
        EngineSettings.DEFAULTS.withParallelism(1).withLease(LEASE),
        new Throttle(door, ThrottleSettings.DEFAULTS, clock));
  }

  private void pass(Duration time) {
    if (time.isPositive()) {
      clock.advance(time);
    }
    if (state().paused() && random.nextInt(3) == 0) {
      world.resumed();
      host.request(new Controls.Request.Resume("resume"));
    }
  }

  String trace() {
    return world.trace();
  }

  /** Tells the world when a pause is in force. */
  private record ObservedControls(MemoryHost host, HostileWorld world) implements Controls {
    @Override
    public Optional<Request> poll() {
      return host.poll();
    }

    @Override
    public void acknowledge(Request request, String sentence) {
      if (request instanceof Request.Pause) {
        world.pauseAcknowledged();
      }
      if (request instanceof Request.Resume) {
        world.resumed();
      }
      host.acknowledge(request, sentence);
    }
  }
}

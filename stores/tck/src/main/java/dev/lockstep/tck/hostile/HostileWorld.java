package dev.lockstep.tck.hostile;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Store;
import dev.lockstep.tck.SimulatedStore;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all engines of one simulation share: a store in memory, virtual time, a random generator
 * that decides what goes wrong, and the numbered calls.
 *
 * <p>The clock must be the one the memory store was made with. Where the memory store does not
 * offer the deadline fence, a delayed write takes effect however late it is. For one thread only.
 */
public final class HostileWorld {
  private static final int TRACE_LINES_MAX = 20_000;

  /** That a call began. */
  private record Begun(Call call, Instant at) {
    @Override
    public String toString() {
      return call + " at " + at;
    }
  }

  /** What came of a call; never a thing that changes. */
  private record Ended(long step, Object result) {
    @Override
    public String toString() {
      return "#" + step + " -> " + result;
    }
  }

  private final SimulatedStore memory;
  private final SettableClock clock;
  private final RandomGenerator random;
  private final Trace trace = new Trace(TRACE_LINES_MAX);
  private final WriteLog writes;
  private Faults faults = Faults.NONE;
  private Hook hook = Hook.NONE;
  private boolean insideHook;
  private long steps;
  private long crashBefore = -1;
  private long crashAfter = -1;
  private Instant told = Instant.MIN;

  /** A world in which nothing goes wrong until faults are set. */
  public HostileWorld(SimulatedStore memory, SettableClock clock, RandomGenerator random) {
    this.memory = memory;
    this.clock = clock;
    this.random = random;
    this.writes = new WriteLog(this);
  }

  /** The door of the engine of this name. */
  public Store door(String caller) {
    return new HostileStore(this, caller);
  }

  /** The store behind, for live writers and for looking at what it truly holds. */
  public SimulatedStore memory() {
    return memory;
  }

  /** What goes wrong from now on, and how often. */
  public void faults(Faults next) {
    faults = next;
  }

  /** Nothing goes wrong from now on, and what was delayed takes effect now. */
  public void heal() {
    faults = Faults.NONE;
    writes.settle(Instant.MAX);
  }

  /** What happens before every call from now on. */
  public void hook(Hook next) {
    hook = next;
  }

  /** How many calls there were. */
  public long steps() {
    return steps;
  }

  /** The engine dies at the call of this number, before it has any effect. */
  public void crashBefore(long step) {
    crashBefore = step;
  }

  /** The engine dies at the call of this number, after it took effect and before the answer. */
  public void crashAfter(long step) {
    crashAfter = step;
  }

  /** Tells that the engines have acknowledged a pause: every write until resume breaks it. */
  public void pauseAcknowledged() {
    writes.paused(true);
  }

  /** Tells that the engines may write again. */
  public void resumed() {
    writes.paused(false);
  }

  /** Every write that the engines asked for, in order. */
  public List<EngineWrite> engineWrites() {
    return writes.all();
  }

  /** Writes that no engine may ask for: by key alone, or during a pause. */
  public List<String> violations() {
    return writes.violations();
  }

  /** How many writes were delayed and have not taken effect yet. */
  public int delayedWrites() {
    return writes.delayed();
  }

  /** The latest calls and what came of them, one per line. */
  public String trace() {
    return trace.toString();
  }

  /** Adds a line of the simulation's own to the trace. */
  public void note(String line) {
    trace.add(line);
  }

  /** A call that fails as a whole where it fails. */
  <T> T call(String caller, Kind kind, String subject, Supplier<T> effect) {
    Call call = begin(caller, kind, subject);
    failIfUnreachable(call);
    T result = effect.get();
    if (kind.changes()) {
      failIfUnreachable(call);
    }
    end(call, kind == Kind.SCAN || kind == Kind.READ ? "answered" : String.valueOf(result));
    return result;
  }

  /** The same for a call that answers nothing. */
  void run(String caller, Kind kind, String subject, Runnable effect) {
    Call call = begin(caller, kind, subject);
    failIfUnreachable(call);
    effect.run();
    failIfUnreachable(call);
    end(call, "done");
  }

  Call begin(String caller, Kind kind, String subject) {
    Call call = new Call(++steps, caller, kind, subject);
    writes.settle(now());
    runHook(call);
    if (strikes(Fault.EXPIRY)) {
      memory.expire();
    }
    trace.add(new Begun(call, now()));
    if (call.step() == crashBefore) {
      throw new Crash(call, "before");
    }
    return call;
  }

  /** The call of this result, which is a thing that never changes, is over. */
  void end(Call call, Object result) {
    trace.add(new Ended(call.step(), result));
    if (call.step() == crashAfter) {
      throw new Crash(call, "after");
    }
  }

  private void runHook(Call call) {
    if (!insideHook) {
      insideHook = true;
      try {
        hook.before(call);
      } finally {
        insideHook = false;
      }
    }
  }

  void failIfUnreachable(Call call) {
    if (strikes(Fault.UNREACHABLE)) {
      trace.add("#" + call.step() + " -> unreachable");
      throw new Problem(
          ProblemCode.STORE_UNREACHABLE,
          "Cannot reach the store " + memory.name() + ": the simulation says so",
          "What the call asked for may not have happened.",
          "lockstep run");
    }
  }

  boolean strikes(Fault fault) {
    double rate = faults.rate(fault);
    return rate > 0 && random.nextDouble() < rate;
  }

  /** How late the next delayed write takes effect. */
  Duration delay() {
    return Duration.ofMillis(random.nextLong(faults.delayMax().toMillis() + 1));
  }

  RandomGenerator random() {
    return random;
  }

  WriteLog writes() {
    return writes;
  }

  Instant now() {
    return clock.instant();
  }

  /** What the server says the time is: off by a bounded skew, and never earlier than it said. */
  Instant skewedNow() {
    long skew = faults.skewMax().toMillis();
    Instant drawn = skew == 0 ? now() : now().plusMillis(random.nextLong(-skew, skew + 1));
    told = drawn.isAfter(told) ? drawn : told;
    return told;
  }

  /** Waiting is time passing. */
  void pass(Duration time) {
    clock.advance(time);
  }
}

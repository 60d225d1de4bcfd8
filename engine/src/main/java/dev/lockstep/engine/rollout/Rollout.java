package dev.lockstep.engine.rollout;

import dev.lockstep.engine.host.RolloutLog.Entry;
import dev.lockstep.engine.lease.Claim;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.engine.verify.Verifier;
import dev.lockstep.engine.work.Gate.StopRequested;
import dev.lockstep.engine.work.Ranges;
import dev.lockstep.engine.work.Site;
import dev.lockstep.engine.work.Sync.FeedGap;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One change being carried through one collection by this process, which holds the lease.
 *
 * <p>Each stage's work is idempotent and checkpointed: a rollout that was killed anywhere goes on
 * when it is opened again and asked for the same. What was decided is in the log before it is acted
 * upon. One thread at a time.
 */
public final class Rollout implements AutoCloseable {
  private final Store store;
  private final Collection collection;
  private final Subject subject;
  private final Host host;
  private final EngineSettings settings;
  private final Leases leases;
  private final GateKeeper gate;
  private final Work work;
  private final Following following;
  private final Returns returns;
  private Optional<VerificationReport> compared = Optional.empty();
  private RolloutState state;

  private Rollout(
      Store store,
      String collection,
      Subject subject,
      Host host,
      EngineSettings settings,
      Throttle throttle) {
    this.store = store;
    this.collection = store.collection(collection);
    this.subject = subject;
    this.host = host;
    this.settings = settings;
    this.leases = new Leases(store, host.random(), host.clock(), settings.lease());
    this.state = RolloutState.of(host.log().entries());
    this.gate = new GateKeeper(host, leases, take(), throttle);
    Site site =
        new Site(
            store,
            this.collection,
            new Ranges(this.collection),
            subject.layout(),
            host.checkpoints(),
            gate,
            host.listener(),
            settings.parallelism());
    this.work = Work.at(site, subject.change().id(), this::epoch, host);
    this.following = new Following(this);
    this.returns = new Returns(this);
  }

  /**
   * Opens the rollout of a change, beginning it where it is new.
   *
   * @throws Problem if the collection is missing, the change was altered, or another process or
   *     change holds the collection
   */
  public static Rollout open(
      Store store,
      String collection,
      Subject subject,
      Host host,
      EngineSettings settings,
      Throttle throttle) {
    if (!store.collections().contains(collection)) {
      throw new Problem(
          ProblemCode.COLLECTION_MISSING,
          "Cannot carry a change on "
              + collection
              + ": "
              + store.name()
              + " has no such collection"
              + Nearest.suggestion(collection, store.collections()),
          "nothing was written",
          "lockstep run CHANGE --store URI --collection NAME");
    }
    refuseAltered(subject, RolloutState.of(host.log().entries()));
    Rollout rollout = new Rollout(store, collection, subject, host, settings, throttle);
    rollout.begin();
    return rollout;
  }

  private static void refuseAltered(Subject subject, RolloutState state) {
    if (state.fingerprint().filter(known -> !known.equals(subject.fingerprint())).isPresent()
        && state.stage().holdsBothShapes()) {
      throw new Problem(
          ProblemCode.CHANGE_ALTERED,
          "Cannot go on with "
              + subject.change().id()
              + ": its file says something else than when"
              + " the rollout began",
          "documents carry both shapes of the change as it was",
          "lockstep rollback " + subject.change().id());
    }
  }

  private void begin() {
    if (state.fingerprint().isEmpty() || !state.fingerprint().get().equals(subject.fingerprint())) {
      record(
          Actions.PROPOSED,
          Map.of("fingerprint", subject.fingerprint(), "collection", collection.name()));
    }
    if (state.paused()) {
      record(Actions.RESUMED, Map.of());
    }
    if (state.stage().holdsBothShapes() && state.stage() != Stage.EXPANDED) {
      following.resume();
    }
  }

  /** Takes the lease; only under it is the log's last word known to be the last. */
  private Lease take() {
    while (true) {
      Claim claim =
          new Claim(
              collection.name(),
              subject.change().id(),
              subject.fingerprint(),
              host.owner(),
              state.epoch());
      Lease lease = leases.acquire(claim, host.provenDead()).orThrow();
      state = RolloutState.of(host.log().entries());
      if (lease.epoch() > state.epoch()) {
        record(
            Actions.LEASE_TAKEN,
            Map.of("epoch", Long.toString(lease.epoch()), "owner", host.owner()));
        return lease;
      }
      leases.release(lease, Leases.Writes.SETTLED);
    }
  }

  private synchronized long epoch() {
    return state.epoch();
  }

  synchronized void record(String action, Map<String, String> fields) {
    Entry entry = new Entry(action, fields);
    host.log().append(entry);
    state = state.after(entry);
  }

  /** The state, as the log tells it. */
  public synchronized RolloutState state() {
    return state;
  }

  /** Carries the rollout forward until the work of a stage is done. */
  public Outcome run(Stage until) {
    return stoppable(() -> {
      new Forward(this).run(until);
    });
  }

  /** Keeps both shapes in step until asked to stop. */
  public Outcome follow() {
    return follow(() -> false);
  }

  /**
   * Keeps both shapes in step until asked to stop, or until it is over.
   *
   * @param over is asked several times a second
   */
  public Outcome follow(BooleanSupplier over) {
    return stoppable(() -> {
      while (!over.getAsBoolean()) {
        gate.obey();
        following.withoutGaps(() -> {
          if (work.sync().hasFeed()) {
            work.sync().pump(Duration.ofMillis(200));
          } else {
            following.sweep();
          }
        });
      }
    });
  }

  /** Takes the change back: every document in the old shape, nothing of ours left. */
  public Outcome rollBack() {
    return stoppable(() -> new Backward(this).run());
  }

  /**
   * Gives up the old shape for good.
   *
   * @param hold how long both shapes are held in step before that
   * @param oldWhen tells old documents from new ones; needed where both shapes claim a path and no
   *     validator tells them apart
   */
  public Outcome retire(Duration hold, Optional<OldWhen> oldWhen) {
    return stoppable(() -> new Retiring(this, hold, oldWhen).run());
  }

  /**
   * Does what can be done for giving up the old shape while everything can still be taken back: the
   * shapes are told apart, compared and the old one archived. The rollout then stands at {@code
   * retiring}.
   *
   * @param oldWhen as for {@link #retire}
   */
  public Outcome archive(Optional<OldWhen> oldWhen) {
    return stoppable(() -> new Retiring(this, Duration.ZERO, oldWhen).archive());
  }

  /** Compares both shapes on all data. */
  public VerificationReport verify() {
    while (true) {
      try {
        return compare();
      } catch (FeedGap gap) {
        following.missed(gap);
      }
    }
  }

  /** Mends documents on which the shapes disagree, the authoritative shape winning. */
  public long repair(VerificationReport report) {
    return new Repair(this).run(report.divergentKeys());
  }

  /** What rolling back now would do; examines up to so many documents. */
  public Forecast forecast(long limit) {
    return Forecast.of(collection, subject.layout(), work.conflicts().count(), limit, host.clock());
  }

  /**
   * Whether documents could be taken back as they are: looks at up to so many, for about so long at
   * most, each time at others. Empty where it was asked to stop meanwhile.
   */
  public Optional<ReturnReport> returns(long limit, Duration longest) {
    try {
      return Optional.of(returns.look(limit, longest));
    } catch (StopRequested stop) {
      return Optional.empty(); // Whatever is asked for next stops at once, and says so.
    }
  }

  VerificationReport compare() {
    VerificationReport report = new Verifier(work.site(), work.sync(), subject.oracle()).run();
    record(Actions.VERIFIED, report.counts());
    compared = Optional.of(report);
    return report;
  }

  /** What this process found when it compared both shapes last, whoever asked for it. */
  public Optional<VerificationReport> compared() {
    return compared;
  }

  private Outcome stoppable(Runnable body) {
    try {
      body.run();
      return new Outcome.Reached(stage());
    } catch (StopRequested stop) {
      record(Actions.STOPPED, Map.of("stage", stage().word()));
      return new Outcome.Stopped(stage());
    }
  }

  void record(Entry entry) {
    record(entry.action(), entry.fields());
  }

  /** Enters a stage: a new epoch, recorded before anything of it is done. */
  void enter(Stage next, Map<String, String> evidence) {
    Map<String, String> fields = new LinkedHashMap<>(evidence);
    fields.put("stage", next.word());
    fields.put("move", stage().moveTo(next).name());
    gate.lease(leases.advance(gate.lease(), writes()));
    fields.put("epoch", Long.toString(gate.lease().epoch()));
    record(Actions.STAGE_ENTERED, fields);
    following.decideByStage();
  }

  Problem halted(String sentence, String next) {
    record(Actions.HALTED, Map.of("stage", stage().word(), "why", sentence));
    return new Problem(
        ProblemCode.GATE_CLOSED,
        sentence,
        "the old shape is whole in every document; the rollout stays at " + stage().word(),
        next);
  }

  Stage stage() {
    return state().stage();
  }

  Store store() {
    return store;
  }

  Collection collection() {
    return collection;
  }

  /** How many documents satisfy this now; the server may take long to count. */
  long count(Assertion condition) {
    return gate.reading(() -> collection.count(List.of(condition)));
  }

  Subject subject() {
    return subject;
  }

  Host host() {
    return host;
  }

  EngineSettings settings() {
    return settings;
  }

  Leases leases() {
    return leases;
  }

  GateKeeper gate() {
    return gate;
  }

  Work work() {
    return work;
  }

  Following following() {
    return following;
  }

  Indexes indexes() {
    return new Indexes(collection, subject, gate, this::record);
  }

  Fields fields() {
    return new Fields(this);
  }

  /**
   * Ends the work of this process: the lease is given up, the rollout stays where it stands. Where
   * no document holds anything of ours, nothing of the lease is left either.
   */
  @Override
  public void close() {
    work.sync().close();
    if (leavesNothing()) {
      leases.remove(gate.lease());
    } else {
      leases.release(gate.lease(), writes());
    }
  }

  private boolean leavesNothing() {
    return switch (stage()) {
      case PROPOSED, APPROVED, REHEARSED, ROLLED_BACK -> true;
      case RETIRED -> collection.count(List.of(Reconciler.tagged())) == 0;
      case EXPANDED, DUAL_WRITE, BACKFILL, VERIFIED, SHADOW_READ -> false;
      case RAMP, NEW_PRIMARY, RETIRING, ROLLING_BACK -> false;
    };
  }

  private Leases.Writes writes() {
    return work.settler().isSettled() ? Leases.Writes.SETTLED : Leases.Writes.UNSETTLED;
  }
}

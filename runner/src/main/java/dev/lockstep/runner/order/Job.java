package dev.lockstep.runner.order;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.Wanted;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.runner.order.OrderSource.Taken;
import dev.lockstep.runner.report.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The work of one rollout: as far as its order says, then kept in step until the next order. A new
 * order ends what is under way; what failed is tried again.
 */
final class Job {
  private static final BackOff RETRY = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final Duration LONG = Duration.ofDays(1);

  private final OrderSource source;
  private final Workplace workplace;
  private final Reports reports;
  private final ChangeCopy change;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private WorkOrder order;
  private Optional<Carrying> carrying = Optional.empty();
  private boolean ended;

  private Job(OrderSource source, Workplace workplace, WorkOrder order) {
    this.source = source;
    this.workplace = workplace;
    this.order = order;
    this.reports = new Reports(source, workplace, order);
    this.change = new ChangeCopy(source, workplace.folder(), order);
    this.thread = Thread.ofVirtual().name("lockstep-" + order.rollout()).unstarted(this::work);
  }

  static Job start(OrderSource source, Workplace workplace, WorkOrder order) {
    Job job = new Job(source, workplace, order);
    job.thread.start();
    return job;
  }

  /** Takes another order in the place of the one before. */
  Job at(WorkOrder next) {
    lock.lock();
    try {
      boolean isOther = next.state().epoch() != order.state().epoch();
      if (!next.throttle().equals(order.throttle())) {
        String settings = next.throttle().settings();
        carrying.ifPresent(each -> each.retune(settings));
      }
      order = next;
      if (isOther) {
        carrying.filter(each -> reports.isWorking()).ifPresent(Carrying::stop);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    return this;
  }

  /** Ends the work after the batch under way. */
  void end() {
    lock.lock();
    try {
      ended = true;
      carrying.ifPresent(Carrying::stop);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void join() throws InterruptedException {
    thread.join();
  }

  boolean isOver() {
    return !thread.isAlive();
  }

  /** Says again how the work stands. */
  void tell() throws InterruptedException {
    if (!isOver() && reports.tell() == Taken.BUSY) {
      lock.lock();
      try {
        carrying.ifPresent(Carrying::stop);
      } finally {
        lock.unlock();
      }
    }
  }

  private void work() {
    try {
      Duration pause = Duration.ZERO;
      while (!awaitOther(pause)) {
        pause = worked() ? idle() : RETRY.after(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done, and needs nobody to keep it so, waits for the next order. */
  private Duration idle() {
    return reports.isWorking() ? Duration.ZERO : LONG;
  }

  /** Waits for an order that nothing was said of yet, at most so long; whether the job is over. */
  private boolean awaitOther(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (!ended && left > 0 && order.state().epoch() == reports.epoch()) {
        left = changed.awaitNanos(left);
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the work and does it, until it is stopped; whether all went well. */
  private boolean worked() throws InterruptedException {
    WorkOrder now = current();
    try {
      return reports.begin(now.state().epoch()) && carried(now);
    } catch (Problem problem) {
      reports.failed(problem);
      return false;
    } catch (RuntimeException e) {
      reports.failed(unforeseen(now, e));
      return false;
    } catch (IOException e) {
      workplace.listener().unreachable(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static Problem unforeseen(WorkOrder now, RuntimeException failure) {
    return new Problem(
            ProblemCode.INTERNAL,
            "Cannot go on with %s: something happened that nobody foresaw, %s"
                .formatted(now.rollout(), failure.getClass().getSimpleName()),
            "What was done stays, and both shapes stay as they are.",
            "Report it with the runner's journal; the work is tried again meanwhile.")
        .causedBy(failure);
  }

  private boolean carried(WorkOrder now) throws IOException, InterruptedException {
    Wanted wanted =
        new Wanted(
            "order " + now.rollout(),
            change.path().toString(),
            Optional.of(workplace.store()),
            Optional.of(now.collection()),
            Wanted.Tuning.ordered(now.throttle().settings()),
            reports::headway);
    try (Carrying open = workplace.runner().carry(wanted);
        Lag.Watch watch = reports.lag().watch(open::lag)) {
      assert watch != null;
      if (!isHeld(open, now)) {
        return true;
      }
      try {
        reports.throttled(() -> ThrottleOrder.among(open.throttleInForce()));
        return carried(open);
      } finally {
        letGo();
      }
    }
  }

  /** What was asked of the throttle while the change was opened is passed on. */
  private boolean isHeld(Carrying open, WorkOrder opened) {
    lock.lock();
    try {
      carrying = Optional.of(open);
      if (!order.throttle().equals(opened.throttle())) {
        open.retune(order.throttle().settings());
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  private void letGo() {
    lock.lock();
    try {
      carrying = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private WorkOrder current() {
    lock.lock();
    try {
      return order;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOther(WorkOrder known) {
    lock.lock();
    try {
      return ended || order.state().epoch() != known.state().epoch();
    } finally {
      lock.unlock();
    }
  }

  /** Goes from order to order, as long as nothing is stopped in its midst. */
  private boolean carried(Carrying open) throws InterruptedException {
    ComparisonWatch comparisons = new ComparisonWatch(open, source, workplace);
    while (true) {
      WorkOrder now = current();
      if (!reports.begin(now.state().epoch())) {
        return false;
      }
      boolean stopped = done(open, now, comparisons) == Arrival.End.STOPPED;
      if (stopped || isOther(now)) {
        return true;
      }
      WayBackWatch watch = new WayBackWatch(open, reports, workplace.runner().clock());
      if (isForward(now) && !watch.look()) {
        return true;
      }
      Taken taken = reports.say(State.DONE);
      if (taken == Taken.BUSY) {
        return false;
      }
      if (!isKeptInStep(open.stage())) {
        return true;
      }
      if (open.follow(() -> isOver(now, watch)).end() == Arrival.End.STOPPED) {
        return true;
      }
    }
  }

  /** Whether there is another order; looks at the way back while there is none. */
  private boolean isOver(WorkOrder now, WayBackWatch watch) {
    if (isForward(now) && watch.isDue() && !isOther(now)) {
      boolean unused = watch.look(); // Who was asked to stop meanwhile stops at once.
    }
    return isOther(now);
  }

  private static boolean isForward(WorkOrder now) {
    return now.state().stage().compareTo(Stage.RETIRING) <= 0;
  }

  /** Whether live writes are carried over to the other shape once the work of a stage is done. */
  private static boolean isKeptInStep(Stage stage) {
    return stage.compareTo(Stage.DUAL_WRITE) >= 0 && stage.compareTo(Stage.RETIRING) <= 0;
  }

  /** Whatever comes of the work, what it found is told before the store is closed. */
  private static Arrival.End done(Carrying open, WorkOrder now, ComparisonWatch comparisons)
      throws InterruptedException {
    try {
      return done(open, now);
    } finally {
      comparisons.tell(now);
    }
  }

  /** Does what a stage asks for; where the data is further than the reads, nothing. */
  private static Arrival.End done(Carrying open, WorkOrder now) {
    Stage stage = now.state().stage();
    return switch (stage) {
      case PROPOSED, APPROVED, REHEARSED, EXPANDED, DUAL_WRITE, BACKFILL -> forward(open, stage);
      case VERIFIED, SHADOW_READ, RAMP, NEW_PRIMARY -> forward(open, stage);
      case RETIRING -> archived(open);
      case RETIRED -> open.retire(Duration.ZERO, Optional.empty()).end();
      case ROLLING_BACK ->
          now.state().wayBack() == WayBack.CLEANING ? back(open) : Arrival.End.REACHED;
      case ROLLED_BACK -> back(open);
    };
  }

  private static Arrival.End forward(Carrying open, Stage stage) {
    if (open.stage() == Stage.ROLLING_BACK && back(open) == Arrival.End.STOPPED) {
      return Arrival.End.STOPPED;
    }
    boolean isAhead = open.stage() != Stage.ROLLED_BACK && open.stage().compareTo(stage) > 0;
    return isAhead ? Arrival.End.REACHED : open.run(stage).end();
  }

  private static Arrival.End archived(Carrying open) {
    return forward(open, Stage.NEW_PRIMARY) == Arrival.End.STOPPED
        ? Arrival.End.STOPPED
        : open.archive().end();
  }

  /** A change that wrote nothing yet has nothing to take back. */
  private static Arrival.End back(Carrying open) {
    boolean isWritten = open.stage().holdsBothShapes() || open.stage() == Stage.ROLLING_BACK;
    return isWritten ? open.rollBack().end() : Arrival.End.REACHED;
  }
}

package dev.lockstep.engine.rollout;

import dev.lockstep.engine.host.Controls.Request;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.host.RolloutLog.Entry;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.throttle.Pace;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.work.Gate;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The gate of one rollout: obeys requests, keeps the lease, asks the throttle.
 *
 * <p>Batches hold a shared lock; a pause takes it exclusively before it is acknowledged, so that
 * from then on no write is in flight. While paused the lease is not renewed, since that is a write;
 * it is renewed when work goes on, if nobody took it meanwhile. Requests are looked for while work
 * waits, too; the one who obeys holds the monitor, which no batch needs to end.
 */
final class GateKeeper implements Gate {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Host host;
  private final Leases leases;
  private final Throttle throttle;
  private final ReentrantReadWriteLock batches = new ReentrantReadWriteLock();
  private final Object leasing = new Object();
  private Lease lease;
  private volatile boolean stopping;

  GateKeeper(Host host, Leases leases, Lease lease, Throttle throttle) {
    this.host = host;
    this.leases = leases;
    this.lease = lease;
    this.throttle = throttle;
  }

  Lease lease() {
    synchronized (leasing) {
      return lease;
    }
  }

  void lease(Lease next) {
    synchronized (leasing) {
      this.lease = next;
    }
  }

  @Override
  public Permit enter() {
    while (true) {
      obey();
      Pace pace = throttle.next();
      switch (pace) {
        case Pace.Go go -> {
          rest(go.pause());
          return permit(go);
        }
        case Pace.Wait wait -> {
          tell(wait.reason());
          rest(wait.recheck());
        }
        case Pace.Abort abort -> throw aborted(abort.reason());
      }
    }
  }

  /** Lets time pass, and obeys meanwhile. */
  private void rest(Duration length) {
    for (Duration left = length; left.isPositive(); left = left.minus(LOOK_AGAIN)) {
      host.pacer().pause(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
      obey();
    }
  }

  /** Makes one long call that only reads, and obeys meanwhile: a read may go on in a pause. */
  <T> T reading(Supplier<T> call) {
    obey();
    return host.pacer().during(call, this::obey);
  }

  /**
   * Makes one long call that writes and that only the store could cut short. A stop leaves it to
   * the store; a pause is acknowledged when it is over, since until then something is written.
   */
  <T> T writing(String what, Supplier<T> call) {
    obey();
    T answer =
        host.pacer()
            .during(
                call,
                () -> {
                  Instant kept = keepLease();
                  assert kept != null;
                  obeyAllButPause(what);
                });
    obey();
    return answer;
  }

  private void tell(String reason) {
    host.listener().progress(new Progress("waiting", 0, 0, Optional.of(reason)));
  }

  private Permit permit(Pace.Go go) {
    batches.readLock().lock();
    try {
      Instant deadline = keepLease();
      return new Batch(go, deadline, host.clock().instant());
    } catch (RuntimeException | Error e) {
      batches.readLock().unlock();
      throw e;
    }
  }

  private Instant keepLease() {
    synchronized (leasing) {
      lease = leases.keep(lease);
      return lease.safeDeadline();
    }
  }

  /** Carries out what was asked since the last look. */
  synchronized void obey() {
    if (stopping) {
      throw new StopRequested();
    }
    Optional<Request> request = host.controls().poll();
    while (request.isPresent()) {
      obey(request.get());
      request = host.controls().poll();
    }
  }

  private synchronized void obeyAllButPause(String what) {
    Optional<Request> request = host.controls().poll();
    while (request.isPresent()) {
      if (request.get() instanceof Request.Pause) {
        tell("a pause begins when the store has finished " + what);
        return;
      }
      obey(request.get());
      request = host.controls().poll();
    }
  }

  private void obey(Request request) {
    switch (request) {
      case Request.Pause pause -> pauseUntilResumed(pause);
      case Request.Resume resume -> host.controls().acknowledge(resume, "it was not paused");
      case Request.Stop stop -> stop(stop);
      case Request.Retune retune -> retune(retune);
    }
  }

  private void stop(Request.Stop stop) {
    stopping = true;
    host.controls().acknowledge(stop, "stopping after the batches in flight");
    throw new StopRequested();
  }

  private void retune(Request.Retune retune) {
    try {
      throttle.tune(throttle.settings().with(retune.settings()));
    } catch (Problem problem) {
      host.controls().acknowledge(retune, String.valueOf(problem.getMessage()));
      return;
    }
    host.log().append(new Entry(Actions.THROTTLED, Map.of("settings", throttle.settings().text())));
    host.controls().acknowledge(retune, "in force: " + throttle.settings().text());
  }

  private void pauseUntilResumed(Request.Pause pause) {
    batches.writeLock().lock();
    try {
      host.log().append(new Entry(Actions.PAUSED, Map.of()));
      host.controls().acknowledge(pause, "paused: no write reaches the store until resumed");
      awaitResume();
    } finally {
      batches.writeLock().unlock();
    }
    host.log().append(new Entry(Actions.RESUMED, Map.of()));
    synchronized (leasing) {
      lease = leases.renew(lease);
    }
  }

  private void awaitResume() {
    while (true) {
      Optional<Request> next = host.controls().poll();
      if (next.isEmpty()) {
        tell("paused");
        host.pacer().pause(LOOK_AGAIN);
        continue;
      }
      switch (next.get()) {
        case Request.Resume resume -> {
          host.controls().acknowledge(resume, "going on");
          return;
        }
        case Request.Pause again -> host.controls().acknowledge(again, "it is paused already");
        case Request.Stop stop -> stop(stop);
        case Request.Retune retune -> retune(retune);
      }
    }
  }

  private Problem aborted(String reason) {
    return new Problem(
        ProblemCode.GATE_CLOSED,
        "Cannot go on: " + reason,
        "both shapes are whole; what was done is checkpointed",
        "lockstep run");
  }

  /** One batch, timed for the throttle. */
  private final class Batch implements Permit {
    private final Pace.Go granted;
    private final Instant deadline;
    private final Instant began;

    private Batch(Pace.Go granted, Instant deadline, Instant began) {
      this.granted = granted;
      this.deadline = deadline;
      this.began = began;
    }

    @Override
    public int limit() {
      return granted.batchSize();
    }

    @Override
    public Instant deadline() {
      return deadline;
    }

    @Override
    public void did(int documents) {
      throttle.did(granted, documents, Duration.between(began, host.clock().instant()));
    }

    @Override
    public void close() {
      batches.readLock().unlock();
    }
  }
}

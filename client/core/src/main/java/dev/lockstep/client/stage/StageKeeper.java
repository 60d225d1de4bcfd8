package dev.lockstep.client.stage;

import dev.lockstep.client.stage.StageSource.Following;
import dev.lockstep.client.stage.StageSource.Grant;
import dev.lockstep.client.stage.StageSource.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage of one collection as this instance may act by it.
 *
 * <p>Operations {@link #enter} without a lock: they count themselves into the current tenure and
 * look again whether it still is; a change of stage sets the current tenure first and looks at the
 * counts of older ones afterwards. So either the operation sees the change, or the change sees the
 * operation.
 *
 * <p>A state that is more than one move away from what is still in flight is not acted by until
 * that has ended; meanwhile the safe stage is taken. It only comes when the control plane did not
 * wait for this instance, that is, believed its lease to be over.
 */
public final class StageKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StageKeeper.class);

  private final String collection;
  private final StageSource source;
  private final Debts debts;
  private final StageMemory memory;
  private final Lease lease;
  private final Following following;

  /** One state is taken in at a time, so that what is kept is never older than what is acted by. */
  private final ReentrantLock telling = new ReentrantLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Tenure> older = new ArrayList<>();
  private Optional<StageState> awaited = Optional.empty();
  private long acknowledged;
  private volatile long kept;
  private volatile boolean isClosed;
  private volatile Tenure current;

  /** The second writes that this instance owes. Threads share it. */
  public interface Debts {
    /** How many are known. */
    int size();

    /** Whether there are some that are not known one by one. */
    boolean isOverflowed();

    /** Whether one is owed from before this epoch, or any that is not known. */
    boolean areOwedBefore(long epoch);
  }

  /**
   * What an instance has of its own.
   *
   * @param nanos a monotonic clock in nanoseconds, such as {@link System#nanoTime}
   */
  public record Own(Debts debts, StageMemory memory, LongSupplier nanos) {}

  /**
   * Asks for the first state, or begins in the safe stage of the one that was kept last; from then
   * on a stage is always held.
   *
   * @throws IOException when the control plane cannot be asked and no state was kept
   */
  public StageKeeper(String collection, StageSource source, Own own) throws IOException {
    this.collection = collection;
    this.source = source;
    this.debts = own.debts();
    this.memory = own.memory();
    this.lease = new Lease(own.nanos());
    this.current = first();
    this.following = source.follow(collection, this::told);
    settle();
  }

  private Tenure first() throws IOException {
    try {
      long asked = lease.now();
      Grant grant = source.renew(collection, report(0));
      keep(grant.state());
      lease.begin(asked, grant);
      return Tenure.leased(this, grant.state());
    } catch (IOException e) {
      StageState last = memory.last().orElseThrow(() -> e);
      LOG.warn(
          "{} begins in the safe stage after {}: {}", collection, last.stage(), e.getMessage());
      return Tenure.safe(this, last);
    }
  }

  private Report report(long epoch) {
    return new Report(epoch, debts.size(), debts.isOverflowed());
  }

  private void keep(StageState state) {
    kept = memory.keep(state) ? state.epoch() : 0;
  }

  Tenure current() {
    return current;
  }

  /**
   * The tenure of one operation that begins now; the caller closes it when the operation ends.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public Tenure enter() {
    while (true) {
      Tenure tenure = current;
      if (!tenure.isSafe() && !lease.isHeld()) {
        expire();
        continue;
      }
      if (tenure.isSafe() && isClosed) {
        throw new IllegalStateException("Cannot use " + collection + ": the instance was closed");
      }
      tenure.begin();
      if (tenure == current) {
        return tenure;
      }
      tenure.close();
    }
  }

  private void expire() {
    lock.lock();
    try {
      if (!lease.isHeld()) {
        acknowledged = 0;
        if (!current.isSafe()) {
          replace(Tenure.safe(this, current.state()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks for the state and renews the lease. Under a lease no epoch goes back: an answer with a
   * lower one does not prolong it. Without a lease the answer counts whatever its epoch. The new
   * lease begins after its state was taken in, so that nothing is ever done by an older state under
   * it that is more than one move away.
   *
   * @return how long the lease is
   * @throws IOException when the control plane cannot be asked; the lease runs on
   */
  public Duration renew() throws IOException {
    expire();
    long asked = lease.now();
    Grant grant = source.renew(collection, report(acknowledgedEpoch()));
    telling.lock();
    try {
      if (!lease.isHeld()) {
        resync(asked, grant);
      } else if (grant.state().epoch() >= newest()) {
        take(grant.state());
        lease.begin(asked, grant);
      }
    } finally {
      telling.unlock();
    }
    settle();
    return grant.lease();
  }

  private long acknowledgedEpoch() {
    lock.lock();
    try {
      return acknowledged;
    } finally {
      lock.unlock();
    }
  }

  private long newest() {
    lock.lock();
    try {
      return awaited.map(StageState::epoch).orElse(current.state().epoch());
    } finally {
      lock.unlock();
    }
  }

  /** The state of a new lease replaces whatever was known. */
  private void resync(long asked, Grant grant) {
    expire();
    keep(grant.state());
    lock.lock();
    try {
      awaited = Optional.of(grant.state());
      lease.begin(asked, grant);
    } finally {
      lock.unlock();
    }
  }

  /** Without a lease nobody waits for this instance, so it must ask before it acts by a state. */
  private void told(StageState state) {
    telling.lock();
    try {
      if (lease.isHeld() && state.epoch() >= newest()) {
        lease.heard();
        take(state);
      }
    } finally {
      telling.unlock();
    }
    settle();
  }

  private void take(StageState state) {
    if (state.epoch() > newest()) {
      keep(state);
      await(state);
    } else if (kept != state.epoch()) {
      keep(state);
    }
  }

  private void await(StageState state) {
    lock.lock();
    try {
      awaited = Optional.of(state);
      if (!current.isSafe() && !current.state().isNextTo(state)) {
        replace(Tenure.safe(this, current.state()));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes up a state that was waited for, and acknowledges the epoch, as far as what is in flight
   * allows it. To be called when a debt was paid.
   */
  public void settle() {
    long due;
    lock.lock();
    try {
      older.removeIf(Tenure::isDrained);
      if (isClosed && older.isEmpty()) {
        ended.countDown();
      }
      if (awaited.isPresent() && mayActBy(awaited.get())) {
        StageState next = awaited.get();
        awaited = Optional.empty();
        replace(Tenure.leased(this, next));
      }
      due = due();
    } finally {
      lock.unlock();
    }
    if (due > 0) {
      source.acknowledge(collection, due);
    }
  }

  private boolean mayActBy(StageState next) {
    return lease.isHeld()
        && !isClosed
        && older.stream().allMatch(tenure -> tenure.isSafe() || tenure.state().isNextTo(next));
  }

  private void replace(Tenure next) {
    Tenure last = current;
    current = next;
    if (!last.isDrained()) {
      older.add(last);
    }
  }

  /** The epoch to acknowledge now; 0 for none. */
  private long due() {
    long epoch = current.state().epoch();
    boolean isDue =
        !current.isSafe()
            && epoch > acknowledged
            && epoch == kept
            && older.isEmpty()
            && !debts.areOwedBefore(epoch);
    acknowledged = isDue ? epoch : acknowledged;
    return isDue ? epoch : 0;
  }

  /** What is known of the collection, and how fresh it is. */
  public Standing standing() {
    Tenure tenure = current;
    return new Standing(tenure.state(), tenure.isSafe() || !lease.isHeld(), lease.isStale());
  }

  /**
   * The last state that is acted by.
   *
   * @param isSafe whether the safe stage is taken after it, without a lease
   * @param isStale whether the control plane has not been heard for half a lease or longer
   */
  public record Standing(StageState state, boolean isSafe, boolean isStale) {}

  /** Ends listening; operations that are under way go on, and none begins any more. */
  @Override
  public void close() {
    following.close();
    lock.lock();
    try {
      isClosed = true;
      replace(Tenure.safe(this, current.state()));
    } finally {
      lock.unlock();
    }
    settle();
  }

  /**
   * Gives the lease back after {@link #close}, so that nobody waits for this instance; not while
   * operations are under way or writes are owed, since then it has not ended.
   *
   * @param patience how long operations that are under way are waited for
   */
  public void release(Duration patience) throws InterruptedException {
    boolean isEnded = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (!isEnded || debts.size() > 0 || debts.isOverflowed()) {
      return;
    }
    memory.forget();
    if (!source.release(collection)) {
      boolean unused = memory.keep(current.state());
    }
  }
}

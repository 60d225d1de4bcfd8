package dev.lockstep.client.stage;

import dev.lockstep.client.stage.StageSource.Following;
import dev.lockstep.client.stage.StageSource.Grant;
import dev.lockstep.client.stage.StageSource.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

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
  private final String collection;
  private final StageSource source;
  private final Debts debts;
  private final LongSupplier nanos;
  private final Following following;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Tenure> older = new ArrayList<>();
  private Optional<StageState> awaited = Optional.empty();
  private long acknowledged;
  private volatile long leaseEnd;
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
   * Asks for the first state; from then on a stage is always held.
   *
   * @param nanos a monotonic clock in nanoseconds, such as {@link System#nanoTime}
   * @throws IOException when the control plane cannot be asked
   */
  public StageKeeper(String collection, StageSource source, Debts debts, LongSupplier nanos)
      throws IOException {
    this.collection = collection;
    this.source = source;
    this.debts = debts;
    this.nanos = nanos;
    long asked = nanos.getAsLong();
    Grant grant = source.renew(collection, new Report(0, debts.size(), debts.isOverflowed()));
    this.leaseEnd = asked + grant.lease().toNanos();
    this.current = Tenure.leased(this, grant.state());
    this.following = source.follow(collection, this::told);
    settle();
  }

  Tenure current() {
    return current;
  }

  /** The tenure of one operation that begins now; the caller closes it when the operation ends. */
  public Tenure enter() {
    while (true) {
      Tenure tenure = current;
      if (!tenure.isSafe() && !isLeased()) {
        expire();
        continue;
      }
      tenure.begin();
      if (tenure == current) {
        return tenure;
      }
      tenure.close();
    }
  }

  private boolean isLeased() {
    return nanos.getAsLong() - leaseEnd < 0;
  }

  private void expire() {
    lock.lock();
    try {
      if (!current.isSafe() && !isLeased()) {
        acknowledged = 0;
        replace(Tenure.safe(this, current.state()));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks for the state and renews the lease.
   *
   * @return how long the lease is
   * @throws IOException when the control plane cannot be asked; the lease runs on
   */
  public Duration renew() throws IOException {
    long asked = nanos.getAsLong();
    Report report = new Report(acknowledgedEpoch(), debts.size(), debts.isOverflowed());
    Grant grant = source.renew(collection, report);
    lock.lock();
    try {
      leaseEnd = asked + grant.lease().toNanos();
      if (current.isSafe() && awaited.isEmpty()) {
        awaited = Optional.of(grant.state());
      }
    } finally {
      lock.unlock();
    }
    told(grant.state());
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

  /** Without a lease nobody waits for this instance, so it must ask before it acts by a state. */
  private void told(StageState state) {
    lock.lock();
    try {
      long newest = awaited.map(StageState::epoch).orElse(current.state().epoch());
      if (isLeased() && state.epoch() > newest) {
        awaited = Optional.of(state);
        if (!current.isSafe() && !current.state().isNextTo(state)) {
          replace(Tenure.safe(this, current.state()));
        }
      }
    } finally {
      lock.unlock();
    }
    settle();
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
    return isLeased()
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
        !current.isSafe() && epoch > acknowledged && older.isEmpty() && !debts.areOwedBefore(epoch);
    acknowledged = isDue ? epoch : acknowledged;
    return isDue ? epoch : 0;
  }

  /** Ends listening; operations go on under the lease. */
  @Override
  public void close() {
    following.close();
  }
}

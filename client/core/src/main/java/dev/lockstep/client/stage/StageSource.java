package dev.lockstep.client.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where stages come from: the control plane as one instance of a service sees it. Threads share it.
 *
 * <p>What it owes its instances, and they rely on: no state is given out while an instance with a
 * live lease has not acknowledged the one before it, and a lease counts as live for at least its
 * duration after it was answered.
 */
public interface StageSource {
  /**
   * A state, and the right to act by it.
   *
   * @param lease from the moment the instance asked; positive
   */
  record Grant(StageState state, Duration lease) {
    /** Refuses a lease that is over before it begins. */
    public Grant {
      if (!lease.isPositive()) {
        throw new IllegalArgumentException("A lease lasts longer than nothing");
      }
    }
  }

  /**
   * What an instance tells of itself whenever it renews its lease.
   *
   * @param epoch the last epoch it has acknowledged under this lease; 0 for none
   * @param owedWrites how many second writes are waiting for their repair
   * @param isOverflowed whether a second write is owed that is not in its repair queue, so that
   *     only a verification can tell whether both sides agree
   */
  record Report(long epoch, int owedWrites, boolean isOverflowed) {}

  /**
   * Asks for the state and renews the lease; waits for the answer.
   *
   * @throws IOException when the control plane cannot be asked; the lease runs on
   */
  Grant renew(String collection, Report report) throws IOException;

  /**
   * Has every later state told to the listener, which returns soon; a state may come twice, late or
   * not at all.
   *
   * @return ends it when it is closed
   */
  Following follow(String collection, Consumer<StageState> listener);

  /**
   * Tells the control plane that nothing older than this epoch is in flight here. Does not wait and
   * does not fail: what does not arrive is told again with the next {@link Report}.
   */
  void acknowledge(String collection, long epoch);

  /**
   * Tells the control plane that this instance has ended and acts no more, so that nobody waits for
   * it. Waits for the answer and does not fail.
   *
   * @return whether the control plane may have taken it
   */
  default boolean release(String collection) {
    return false;
  }

  /** A stream of states that is being listened to. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }
}

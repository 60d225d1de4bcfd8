package dev.lockstep.tck;

import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.function.Supplier;

/** A store in memory that a simulation stands on: it can be made to do at once what servers do. */
public interface SimulatedStore extends Store {
  /** Removes what has expired by now, instead of at the next regular look. */
  void expire();

  /** Forgets every change of this collection that its feed could still answer. */
  void truncateFeed(String collection);

  /**
   * Sends a write that has yet to arrive: all that the sender decides is decided now, all that the
   * server decides is decided when the answer is called for.
   *
   * @param collection one of this store's
   */
  Supplier<WriteOutcome> sending(Collection collection, GuardedWrite write, Instant deadline);
}

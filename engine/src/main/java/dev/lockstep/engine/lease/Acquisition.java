package dev.lockstep.engine.lease;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Instant;

/** What came of asking for a lease. */
public sealed interface Acquisition {
  /** The lease, or the problem of not having got it. */
  Lease orThrow();

  /** It is ours. */
  record Held(Lease lease) implements Acquisition {
    @Override
    public Lease orThrow() {
      return lease;
    }
  }

  /**
   * Another process carries the change now.
   *
   * @param until when its lease ends by the store's clock, unless it renews it
   */
  record Busy(String collection, String change, String owner, Instant until)
      implements Acquisition {
    @Override
    public Lease orThrow() {
      throw new Problem(
              ProblemCode.ROLLOUT_BUSY,
              "Cannot carry change %s on collection %s: %s carries it, with a lease until %s"
                  .formatted(change, collection, owner, until),
              "Nothing was written; the other process goes on.",
              "lockstep status")
          .with("collection", collection)
          .with("change", change)
          .with("owner", owner)
          .with("until", until);
    }
  }

  /**
   * The change is open on the collection as something else than what is asked for, and who asks
   * knows nothing of that: its paths would be taken for values that the new shape lost.
   */
  record Altered(String collection, String change) implements Acquisition {
    @Override
    public Lease orThrow() {
      throw new Problem(
              ProblemCode.CHANGE_ALTERED,
              "Cannot carry change %s on collection %s: it was begun there from another state"
                      .formatted(change, collection)
                  + " folder, with a file that says something else",
              "Nothing was written; documents may carry both shapes of the change as it was.",
              "lockstep rollback with the file or the state folder it was begun with")
          .with("collection", collection)
          .with("change", change);
    }
  }

  /**
   * Another change is open on the collection, whether somebody carries it just now or not.
   *
   * @param change that change
   */
  record Occupied(String collection, String wanted, String change) implements Acquisition {
    @Override
    public Lease orThrow() {
      throw new Problem(
              ProblemCode.ROLLOUT_BUSY,
              "Cannot carry change %s on collection %s: change %s is open there, and two at once"
                      .formatted(wanted, collection, change)
                  + " cannot be told apart",
              "Nothing was written; retire or roll back the open change first.",
              "lockstep rollback " + change)
          .with("collection", collection)
          .with("change", wanted)
          .with("open", change);
    }
  }
}

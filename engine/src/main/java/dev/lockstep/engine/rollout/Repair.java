package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.Gate;
import dev.lockstep.engine.work.Order;
import dev.lockstep.engine.work.Tally;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.util.List;

/** Mends documents on which the shapes were found to disagree; the loser is kept first. */
final class Repair {
  private final Rollout rollout;

  Repair(Rollout rollout) {
    this.rollout = rollout;
  }

  /** Repairs the documents of these keys and answers how many were written. */
  long run(List<Value> keys) {
    Shape authority = rollout.stage().authority();
    try (Gate.Permit permit = rollout.gate().enter()) {
      Tally tally =
          rollout
              .work()
              .settler()
              .settle(
                  rollout.collection().read(keys),
                  (document, latest) -> rollout.work().reconciler().repair(document, authority),
                  Order.UNKNOWN,
                  permit.deadline());
      rollout.record(Work.passed("repair", tally));
      return tally.count(Tally.Kind.WRITTEN);
    }
  }
}

package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.Tally;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Assertion;
import java.time.Duration;
import java.util.Map;

/**
 * The way back: both shapes are kept in step while each document is cleaned, then cleaning goes on
 * until no earlier holder can write any more and a count says that nothing is left.
 */
final class Backward {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Rollout rollout;

  Backward(Rollout rollout) {
    this.rollout = rollout;
  }

  void run() {
    if (rollout.stage() == Stage.ROLLED_BACK) {
      return;
    }
    if (rollout.stage() != Stage.ROLLING_BACK) {
      refuseIllegal();
      rollout.host().checkpoints().clear("clean");
      rollout.enter(Stage.ROLLING_BACK, Map.of());
    }
    rollout.work().sync().open();
    rollout.following().withoutGaps(this::cleanUntilNothingIsLeft);
    removeOurs();
    rollout.enter(Stage.ROLLED_BACK, Map.of());
  }

  private void refuseIllegal() {
    if (!rollout.stage().mayMoveTo(Stage.ROLLING_BACK)) {
      throw new Problem(
          ProblemCode.MOVE_ILLEGAL,
          "Cannot roll back %s: it stands at %s"
              .formatted(rollout.subject().change().id(), rollout.stage().word()),
          rollout.stage() == Stage.RETIRED
              ? "the old shape is gone; the archive holds its last values"
              : "no write of it is on record here, so there is nothing to take back; where its"
                  + " state folder was lost, run it again from the same file, then roll back",
          "lockstep status");
    }
  }

  private void cleanUntilNothingIsLeft() {
    Countdown countdown = new Countdown(rollout.settings().passesMax());
    while (true) {
      Tally tally = rollout.work().pass("clean", rollout.work().cleaning());
      rollout.record(Work.passed("clean", tally));
      rollout.work().sync().drain();
      awaitFence();
      rollout.work().sync().drain();
      long remaining = countLeft();
      if (remaining == 0) {
        return;
      }
      if (countdown.isStuckAt(remaining)) {
        throw rollout.halted(
            ("Cannot finish rolling back %s: at least %d documents still hold the new shape"
                    + " (%d with a tag that is not of this change, %d unreadable,"
                    + " %d refused by the store, %d took no write)")
                .formatted(
                    rollout.collection().name(),
                    remaining,
                    tally.count(Tally.Kind.FOREIGN),
                    tally.count(Tally.Kind.UNREADABLE),
                    tally.count(Tally.Kind.REFUSED),
                    tally.count(Tally.Kind.UNSETTLED)),
            "lockstep rollback " + rollout.subject().change().id());
      }
    }
  }

  /** A write of an earlier holder may be under way until its deadline. */
  private void awaitFence() {
    while (rollout.store().now().isBefore(rollout.gate().lease().fenceUntil())) {
      rollout.work().sync().pump(LOOK_AGAIN);
      rollout.host().pacer().pause(LOOK_AGAIN);
    }
  }

  /** At least so many documents: one may hold several traces of ours. */
  private long countLeft() {
    long left = rollout.count(Reconciler.tagged());
    for (Path path : rollout.subject().layout().inPlace()) {
      left = Math.max(left, rollout.count(new Assertion.Present(path)));
    }
    rollout.record(Actions.COUNTED, Map.of("left", Long.toString(left)));
    return left;
  }

  private void removeOurs() {
    rollout.indexes().rollBack(rollout.state().indexes());
    rollout.fields().rollBack();
    rollout.work().conflicts().dropIfEmpty();
    rollout.work().sync().forget();
    rollout.host().checkpoints().clear("");
  }
}

package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.Decision;
import dev.lockstep.engine.work.Sync;
import dev.lockstep.engine.work.Sync.FeedGap;
import dev.lockstep.engine.work.Tally;
import dev.lockstep.model.stage.Stage;
import java.util.Map;

/**
 * How a rollout hears of live writes: by a feed, scanning everything again where events were lost,
 * or by sweeps where there is no feed.
 */
final class Following {
  private final Rollout rollout;

  Following(Rollout rollout) {
    this.rollout = rollout;
  }

  /** Runs a body again, after a rescan, whenever the feed lost events meanwhile. */
  void withoutGaps(Runnable body) {
    while (true) {
      try {
        body.run();
        return;
      } catch (FeedGap gap) {
        missed(gap);
      }
    }
  }

  /** Events were lost: everything is scanned again, also by whoever goes on after a crash. */
  void missed(FeedGap gap) {
    rollout.record(Actions.RESCAN, Map.of("why", String.valueOf(gap.getMessage())));
    rollout.host().checkpoints().clear("");
    resume();
  }

  /** Settles every document from the first on: what a sweep left half done says nothing now. */
  void sweep() {
    rollout.host().checkpoints().clear("sweep");
    Tally tally = rollout.work().pass("sweep", decision());
    if (tally.count(Tally.Kind.WRITTEN) > 0) {
      rollout.record(Work.passed("sweep", tally));
    }
  }

  /** Settles every document as the stage wants it, until none was left unsettled. */
  private void rescan() {
    for (int pass = 0; pass < rollout.settings().passesMax(); pass++) {
      Tally tally = rollout.work().pass("rescan", decision());
      rollout.record(Work.passed("rescan", tally));
      if (tally.count(Tally.Kind.UNSETTLED) == 0) {
        rollout.record(Actions.RESCANNED, Map.of());
        return;
      }
    }
    throw rollout.halted(
        "Cannot rescan " + rollout.collection().name() + ": documents stay unsettled",
        "lockstep run");
  }

  /** From now on live writes are settled as the stage wants it. */
  void decideByStage() {
    sync().decideBy(decision());
  }

  private Sync sync() {
    return rollout.work().sync();
  }

  private Decision decision() {
    return rollout.stage() == Stage.ROLLING_BACK
        ? rollout.work().cleaning()
        : rollout.work().joining(rollout.stage().authority());
  }

  /** Opens the feed where it was left, or scans everything again where that is owed. */
  void resume() {
    decideByStage();
    if (sync().hasFeed() && !sync().hasPosition()) {
      rollout.record(Actions.RESCAN, Map.of("why", "the position in the feed is not known"));
    }
    withoutGaps(() -> {
      sync().open();
      if (rollout.state().rescan()) {
        rescan();
      }
    });
  }
}

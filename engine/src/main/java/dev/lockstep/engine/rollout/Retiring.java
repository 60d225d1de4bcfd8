package dev.lockstep.engine.rollout;

import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.engine.work.Tally;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Giving up the old shape: hold, archive, purge.
 *
 * <p>While held both shapes are kept in step. The archive gets the old document of every document
 * that has one and is read back and compared. The move to {@code retired} is recorded before the
 * first purge; until then everything can be taken back.
 */
final class Retiring {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Rollout rollout;
  private final Duration hold;
  private final OldShape oldShape;

  Retiring(Rollout rollout, Duration hold, Optional<OldWhen> oldWhen) {
    this.rollout = rollout;
    this.hold = hold;
    this.oldShape = new OldShape(rollout, oldWhen);
  }

  /** Holds and archives; nothing is purged. */
  void archive() {
    if (rollout.stage() == Stage.NEW_PRIMARY || rollout.stage() == Stage.RETIRING) {
      oldShape.require();
    }
    if (rollout.stage() == Stage.NEW_PRIMARY) {
      rollout.enter(Stage.RETIRING, Map.of("hold", hold.toString()));
    }
    if (rollout.stage() == Stage.RETIRING) {
      rollout.following().withoutGaps(this::holdAndArchive);
    }
  }

  void run() {
    archive();
    if (rollout.stage() == Stage.RETIRING) {
      rollout.enter(Stage.RETIRED, Map.of());
    } else if (rollout.stage() != Stage.RETIRED) {
      throw new Problem(
          ProblemCode.MOVE_ILLEGAL,
          "Cannot retire %s: it stands at %s, and only new-primary may be retired"
              .formatted(rollout.subject().change().id(), rollout.stage().word()),
          "nothing was written",
          "lockstep run --until new-primary");
    }
    rollout.following().withoutGaps(this::purge);
    rollout.following().withoutGaps(oldShape::count);
    rollout.indexes().retire(rollout.state().indexes());
    rollout.fields().retire();
    rollout.work().conflicts().dropIfEmpty();
    rollout.work().sync().forget();
    rollout.host().checkpoints().clear("");
  }

  private void holdAndArchive() {
    Instant end = rollout.host().clock().instant().plus(hold);
    do {
      rollout.work().sync().pump(LOOK_AGAIN);
    } while (rollout.host().clock().instant().isBefore(end));
    refuseOpenEnds();
    oldShape.prove();
    Archive archive =
        new Archive(
            rollout.work().site(), rollout.host().sealer(), rollout.subject().change().id());
    Archive.Result result = archive.write(() -> rollout.work().sync().pump(Duration.ZERO));
    rollout.record(
        Actions.ARCHIVED,
        Map.of(
            "documents", Long.toString(result.documents()),
            "collection", archive.name(),
            "verified", Long.toString(result.verified())));
  }

  /** A proof of this moment: both shapes agree everywhere and nothing is held. */
  private void refuseOpenEnds() {
    VerificationReport report = rollout.compare();
    if (!report.isClean() || report.held() > 0) {
      throw rollout.halted(
          "Cannot retire %s: %d documents disagree, %d lack the new shape, %d are held back"
              .formatted(
                  rollout.subject().change().id(),
                  report.divergences(),
                  report.missing(),
                  report.held()),
          "lockstep verify --repair");
    }
  }

  private void purge() {
    rollout.work().sync().decideBy(rollout.work().retiring());
    Countdown countdown = new Countdown(rollout.settings().passesMax());
    while (true) {
      Tally tally = rollout.work().pass("purge", rollout.work().retiring());
      rollout.record(Work.passed("purge", tally));
      rollout.work().sync().drain();
      long remaining = rollout.count(Reconciler.tagged());
      rollout.record(Actions.COUNTED, Map.of("tagged", Long.toString(remaining)));
      if (remaining == 0) {
        return;
      }
      if (countdown.isStuckAt(remaining)) {
        throw rollout.halted(
            "Cannot finish retiring %s: %d documents still hold both shapes"
                .formatted(rollout.collection().name(), remaining),
            "lockstep retire " + rollout.subject().change().id());
      }
    }
  }
}

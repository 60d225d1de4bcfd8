package dev.lockstep.engine.rollout;

import dev.lockstep.engine.preflight.Pacing;
import dev.lockstep.engine.preflight.Preflight;
import dev.lockstep.engine.preflight.PreflightReport;
import dev.lockstep.engine.preflight.PreflightSettings;
import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.engine.work.Tally;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The way forward, stage by stage.
 *
 * <p>A stage is entered first, then its work is done; so a rollout that is found at a stage does
 * the stage's work again, which changes nothing where it was done.
 */
final class Forward {
  private final Rollout rollout;

  Forward(Rollout rollout) {
    this.rollout = rollout;
  }

  void run(Stage until) {
    refuseUnreachable(until);
    if (rollout.stage() == Stage.ROLLED_BACK) {
      rollout.host().checkpoints().clear("");
      rollout.enter(Stage.APPROVED, Map.of());
    }
    while (true) {
      rollout.gate().obey();
      Stage at = rollout.stage();
      rollout.following().withoutGaps(() -> work(at));
      if (at == until || at.next().isEmpty()) {
        return;
      }
      rollout.enter(at.next().orElseThrow(), Map.of());
    }
  }

  private void refuseUnreachable(Stage until) {
    Stage at = rollout.stage();
    boolean reachable =
        switch (at) {
          case ROLLED_BACK -> until.compareTo(Stage.NEW_PRIMARY) <= 0;
          case ROLLING_BACK, RETIRING, RETIRED -> false;
          default -> at.compareTo(until) <= 0 && until.compareTo(Stage.NEW_PRIMARY) <= 0;
        };
    if (!reachable) {
      throw new Problem(
          ProblemCode.MOVE_ILLEGAL,
          "Cannot run until %s: the rollout stands at %s".formatted(until.word(), at.word()),
          "nothing was written",
          at == Stage.ROLLING_BACK ? "lockstep rollback" : "lockstep status");
    }
  }

  private void work(Stage stage) {
    switch (stage) {
      case PROPOSED, APPROVED -> {}
      case REHEARSED -> rehearse();
      case EXPANDED -> {
        rollout.fields().expand();
        rollout.indexes().expand();
      }
      case DUAL_WRITE -> rollout.work().sync().open();
      case BACKFILL -> backfill();
      case VERIFIED -> verify();
      case SHADOW_READ -> drain();
      case RAMP -> ramp();
      case NEW_PRIMARY -> catchUp();
      case RETIRING, RETIRED, ROLLING_BACK, ROLLED_BACK ->
          throw new IllegalStateException("No stage of the way forward: " + stage);
    }
  }

  /** Looks at every document with the eyes of the change, at the pace of all other work. */
  private PreflightReport preflight() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));
    Host host = rollout.host();
    return new Preflight(
            rollout.store(),
            rollout.collection().name(),
            rollout.subject().change(),
            PreflightSettings.everything(rollout.settings().parallelism(), folder),
            new Pacing(rollout.gate(), host.clock(), host.listener()))
        .run();
  }

  /** Preflight over all documents, then the drill that proves the way back on copies of some. */
  private void rehearse() {
    PreflightReport report = preflight();
    rollout.record(
        Actions.EXAMINED,
        Map.of(
            "documents", Long.toString(report.coverage().examined()),
            "clear", Boolean.toString(report.isClear())));
    report.requireClear();
    Drill.Result result =
        new Drill(rollout.subject().layout())
            .run(rollout.collection(), rollout.gate(), rollout.settings().sample());
    if (!result.changed().isEmpty()) {
      throw rollout.halted(
          "Cannot rehearse %s: %d of %d documents did not come back as they were"
              .formatted(
                  rollout.subject().change().id(), result.changed().size(), result.documents()),
          "lockstep preflight");
    }
  }

  /**
   * Passes over all documents until a count says that none is left behind without the new shape.
   */
  private void backfill() {
    rollout.work().sync().open();
    Countdown countdown = new Countdown(rollout.settings().passesMax());
    while (true) {
      Tally tally =
          rollout.work().pass("backfill", rollout.work().joining(rollout.stage().authority()));
      rollout.record(Work.passed("backfill", tally));
      drain();
      long remaining = countUntagged() == 0 ? 0 : countLeftBehind();
      if (remaining == 0) {
        return;
      }
      boolean stuck = countdown.isStuckAt(remaining);
      if (stuck || cannotImprove(tally, remaining)) {
        throw notConverging(tally, remaining);
      }
    }
  }

  private static boolean cannotImprove(Tally tally, long remaining) {
    long stuck = tally.count(Tally.Kind.UNREADABLE) + tally.count(Tally.Kind.REFUSED);
    return stuck > 0 && remaining <= stuck && tally.count(Tally.Kind.WRITTEN) == 0;
  }

  private long countUntagged() {
    long remaining = rollout.count(Reconciler.untagged());
    rollout.record(Actions.COUNTED, Map.of("untagged", Long.toString(remaining)));
    return remaining;
  }

  /** Of those without the new shape, some were written by live writers a moment ago. */
  private long countLeftBehind() {
    long left = new Remainder(rollout.work().site(), rollout.work().sync()).count();
    rollout.record(Actions.COUNTED, Map.of("left-behind", Long.toString(left)));
    return left;
  }

  private Problem notConverging(Tally tally, long remaining) {
    return rollout.halted(
        ("Cannot finish the backfill of %s: %d documents are left without the new shape"
                + " (%d unreadable, %d refused by the store, %d took no write%s)")
            .formatted(
                rollout.collection().name(),
                remaining,
                tally.count(Tally.Kind.UNREADABLE),
                tally.count(Tally.Kind.REFUSED),
                tally.count(Tally.Kind.UNSETTLED),
                keyTypes(tally)),
        "lockstep preflight");
  }

  /** A key is data and the sentence is recorded, so the types of keys have to do. */
  private static String keyTypes(Tally tally) {
    String types =
        tally.keys(Tally.Kind.UNSETTLED).stream()
            .map(key -> key.type().word())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return types.isEmpty() ? "" : ", with keys of type " + types;
  }

  /** Lets sync catch up with what writers have done so far. */
  private void drain() {
    rollout.work().sync().drain();
  }

  /** Brings both shapes to where writers are now; without a feed only a sweep can. */
  private void catchUp() {
    if (rollout.work().sync().hasFeed()) {
      drain();
    } else {
      rollout.following().sweep();
    }
  }

  private void verify() {
    VerificationReport report = rollout.compare();
    for (int again = 0; report.divergences() == 0 && report.missing() > 0; again++) {
      if (again == rollout.settings().passesMax()) {
        break;
      }
      rollout.following().sweep();
      report = rollout.compare();
    }
    if (!report.isClean()) {
      throw rollout.halted(
          ("Cannot verify %s: %d documents disagree, %d lack the new shape, %d cannot be read,"
                  + " %d belong to another change")
              .formatted(
                  rollout.collection().name(),
                  report.divergences(),
                  report.missing(),
                  report.unreadable(),
                  report.foreign()),
          "lockstep verify --repair");
    }
  }

  /** No service asks this process for its stage, so its steps are recorded and pass at once. */
  private void ramp() {
    drain();
    for (int percent : rollout.settings().ramp()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("percent", Integer.toString(percent));
      fields.put("services", "0");
      rollout.record(Actions.RAMPED, fields);
      drain();
    }
  }
}

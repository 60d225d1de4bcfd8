package dev.lockstep.rollout.step;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.step.Moment.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A rollout at some place of a whole plan, and what is asked of it. */
final class Scene {
  static final Plan PLAN = Plans.whole();
  static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  static final Instant NOW = START.plus(Duration.ofHours(1));
  static final int SHADOW = PLAN.indexOf(Stage.SHADOW_READ).orElseThrow();
  static final int LAST_RAMP = SHADOW + 3;
  static final GateReport PASS = Plans.report(Outcome.PASS, 0);
  static final GateReport HARM = Plans.report(Outcome.FAIL, 2);

  private Scene() {}

  static RolloutState at(int index) {
    return new RolloutState(Standing.at(PLAN, index), 7, START, RolloutState.Condition.SOUND);
  }

  static NextStep next(RolloutState state, GateReport report) {
    return next(PLAN, state, moment(NOW, report));
  }

  static NextStep next(Plan plan, RolloutState state, Moment moment) {
    return Steps.next(plan, state, moment);
  }

  static NextStep asked(RolloutState state, Request request) {
    return Steps.asked(PLAN, state, moment(NOW, PASS), request);
  }

  static Moment moment(Instant now, GateReport report) {
    return new Moment(
        now, judged(report), none(), Set.of(), WayBackProof.NOTHING_ASKED, Comeback.UNWATCHED);
  }

  static Judged judged(GateReport report) {
    return new Judged(report, Ledger.EMPTY);
  }

  static Acknowledgements none() {
    return new Acknowledgements(List.of());
  }
}

package dev.lockstep.rollout.step;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Evidence;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.plan.Audience.Percent;
import dev.lockstep.rollout.plan.Conduct;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan through all stages, and reports of its gates. */
final class Plans {
  static final Set<String> TWO_PERSONS = Set.of("ann", "bob");
  static final Gate GATE =
      Gate.of(new Check.Ratio("errors", 1.25), new Check.Invariant("lost-writes"));

  private Plans() {}

  static Plan whole() {
    return new Plan(
        "whole",
        List.of(
            PlannedStage.of(Stage.EXPANDED, GATE),
            PlannedStage.of(Stage.DUAL_WRITE, GATE),
            PlannedStage.of(Stage.BACKFILL, GATE),
            PlannedStage.of(Stage.VERIFIED, GATE),
            PlannedStage.of(Stage.SHADOW_READ, GATE),
            PlannedStage.ramp(new Percent(5), GATE),
            PlannedStage.ramp(new Percent(25), GATE),
            PlannedStage.ramp(new Percent(75), GATE),
            PlannedStage.of(Stage.NEW_PRIMARY, GATE),
            PlannedStage.of(Stage.RETIRING, GATE).with(Conduct.STANDARD.withApprovals(2)),
            PlannedStage.of(Stage.RETIRED, GATE)),
        List.of());
  }

  /**
   * A report over three regions in which {@code errors} came to this outcome.
   *
   * @param others in how many regions beside the first
   */
  static GateReport report(Outcome outcome, int others) {
    Map<Place, Verdict> verdicts = new LinkedHashMap<>();
    List<String> regions = List.of("eu", "us", "ap");
    for (int i = 0; i < regions.size(); i++) {
      verdicts.put(
          new Place(regions.get(i), "errors"), verdict(i <= others ? outcome : Outcome.PASS));
    }
    return new GateReport(verdicts, Map.of());
  }

  /** A report in which a loss was confirmed in one of two regions. */
  static GateReport breach() {
    return new GateReport(
        Map.of(
            new Place("eu", "lost-writes"), new Verdict.Failed(evidence(), Verdict.Trip.HARD),
            new Place("us", "lost-writes"), new Verdict.Passed(evidence())),
        Map.of());
  }

  private static Verdict verdict(Outcome outcome) {
    return switch (outcome) {
      case PASS -> new Verdict.Passed(evidence());
      case FAIL -> new Verdict.Failed(evidence(), Verdict.Trip.SOFT);
      case INCONCLUSIVE -> new Verdict.Inconclusive(evidence(), Verdict.Lack.LOW_N);
      case ERROR -> new Verdict.Errored(evidence(), Verdict.Cause.STALE);
    };
  }

  private static Evidence evidence() {
    return new Evidence(
        Arm.NONE,
        Arm.NONE,
        Evidence.Weight.NONE,
        new Evidence.Basis(Series.NONE, Digest.of(Value.NULL)));
  }
}

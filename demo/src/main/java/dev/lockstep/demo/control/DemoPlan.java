package dev.lockstep.demo.control;

import java.time.Duration;

/** The plan of the demo: that of a real rollout, with windows short enough to be watched. */
public final class DemoPlan {
  /** How long the windows of the gates are. */
  public static final Duration WINDOW = Duration.ofSeconds(20);

  private DemoPlan() {}

  /**
   * A plan whose gates ask the runner alone, for collections that no service with the SDK reads.
   */
  public static String ofWork(Duration dwell) {
    return text(dwell, "work", "work");
  }

  /** A plan whose gates also ask what services meet on both paths. */
  public static String ofTraffic(Duration dwell) {
    return text(dwell, "compare", "reads");
  }

  private static String text(Duration dwell, String compare, String reads) {
    return """
    apiVersion: lockstep/v1
    kind: RolloutPlan
    name: demo
    gates:
      work:
        checks: [{kind: outside, name: work, source: runner}]
        pass: {dwell: %1$s, maxWait: 7d}
      compare:
        checks: [{kind: outside, name: work, source: runner}]
        advisory: [{kind: mismatch, sli: mismatches, max: 0.01, confidence: 0.95}]
        pass: {dwell: %1$s, maxWait: 7d}
      reads:
        window: %2$ds
        checks:
          - {kind: outside, name: work, source: runner}
          - {kind: ratio, sli: errors, compare: new/old, margin: 3}
        advisory: [{kind: quantile, sli: latency, threshold: old.p99, margin: 3}]
        pass: {dwell: %1$s, maxWait: 7d}
        onFail: {soft: soft-rollback, hard: soft-rollback}
    stages:
      - {stage: expanded, gate: work}
      - {stage: dual-write, gate: work}
      - {stage: backfill, gate: work}
      - {stage: verified, gate: work}
      - {stage: shadow-read, gate: %3$s}
      - {stage: ramp, cohort: canary, gate: work}
      - {stage: ramp, percent: 50, gate: %4$s}
      - {stage: new-primary, gate: work, dwell: 7d, maxWait: 30d}
      - {stage: retiring, gate: work, dwell: 7d, maxWait: 30d, approvals: 2}
    """
        .formatted(seconds(dwell), WINDOW.toSeconds(), compare, reads);
  }

  private static String seconds(Duration dwell) {
    return Math.max(1, dwell.toSeconds()) + "s";
  }
}

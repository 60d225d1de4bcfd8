package dev.lockstep.server.testing;

/** The plan of tests whose matter begins where reads move. */
public final class Plans {
  private Plans() {}

  /** A plan that goes to {@code shadow-read} on the word of a runner, and then through these. */
  public static String afterShadowRead(String stages) {
    return afterShadowRead("", stages);
  }

  /**
   * The same with more gates than {@code work}, which is the word of a runner.
   *
   * @param gates each as in a plan, from its name on
   * @param stages each as in a plan, from its dash on
   */
  public static String afterShadowRead(String gates, String stages) {
    return """
    apiVersion: lockstep/v1
    kind: RolloutPlan
    name: worked
    gates:
      work:
        checks: [{kind: outside, name: work, source: runner}]
        pass: {dwell: 0s, maxWait: 7d}
    %sstages:
      - {stage: expanded, gate: work}
      - {stage: dual-write, gate: work}
      - {stage: backfill, gate: work}
      - {stage: verified, gate: work}
      - {stage: shadow-read, gate: work}
    %s\
    """
        .formatted(gates.indent(2), stages.indent(2));
  }
}

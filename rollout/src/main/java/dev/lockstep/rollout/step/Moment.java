package dev.lockstep.rollout.step;

import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Ledger;
import java.time.Instant;
import java.util.Set;

/** All that the next step depends on beside plan and state. */
public record Moment(
    Instant now,
    Judged judged,
    Acknowledgements acknowledgements,
    Set<String> approvers,
    WayBackProof wayBack,
    Comeback comeback) {
  public Moment {
    approvers = Set.copyOf(approvers);
  }

  /**
   * What the gate of the stage found.
   *
   * @param ledger with this report already entered
   */
  public record Judged(GateReport report, Ledger ledger) {}
}

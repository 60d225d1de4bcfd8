package dev.lockstep.server.rollout;

import dev.lockstep.journal.Draft;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.step.NextStep;

/** Who is told of what happens to rollouts. Threads share it. */
public interface Witness {
  /**
   * A step that was made.
   *
   * @param report what the gate had found
   * @param draft what the journal says of it
   */
  record Made(Rollout before, Rollout after, NextStep step, GateReport report, Draft draft) {}

  /**
   * A step was made, in the transaction under way: what the witness writes holds if the step does,
   * and what it throws undoes the step.
   */
  void saw(Made made);

  /**
   * A rollout waits for a person. It is said at every look, outside of any transaction.
   *
   * @param why in one word
   */
  default void sawWaiting(Rollout rollout, String why) {}
}

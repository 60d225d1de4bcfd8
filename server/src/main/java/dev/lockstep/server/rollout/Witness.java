package dev.lockstep.server.rollout;

import dev.lockstep.journal.Draft;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.step.NextStep;

/** Sees each step of a rollout in the transaction in which it is made. Threads share it. */
@FunctionalInterface
public interface Witness {
  /**
   * A step that was made.
   *
   * @param report what the gate had found
   * @param draft what the journal says of it
   */
  record Made(Rollout before, Rollout after, NextStep step, GateReport report, Draft draft) {}

  /** Is told of a step; what it throws undoes the step. */
  void saw(Made made);

  /**
   * Is told of a rollout that waits for a person, at every look and outside of any transaction.
   *
   * @param why in one word
   */
  default void sawWaiting(Rollout rollout, String why) {}
}

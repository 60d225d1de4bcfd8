package dev.lockstep.server.rollout;

import dev.lockstep.journal.Draft;

/** Who is told of what happens to rollouts. Threads share it. */
public interface Witness {
  /**
   * A step was made, in the transaction under way: what the witness writes holds if the step does.
   *
   * @param made what the journal says of it
   */
  void saw(Rollout after, Draft made);

  /**
   * A rollout waits for a person. It is said at every look, outside of any transaction.
   *
   * @param why in one word
   */
  void sawWaiting(Rollout rollout, String why);
}

package dev.lockstep.server.guide;

import java.util.Optional;

/** Where the rollout of a collection stands; who carries rollouts answers it. */
public interface Stages {
  /**
   * A rollout that is under way.
   *
   * @param change the id of the change
   * @param stage such as {@code dual-write}
   */
  record Running(String change, String stage, long epoch) {}

  /** The rollout of a collection, if one is under way there. */
  Optional<Running> of(String environment, String contract, String collection);
}

package dev.lockstep.api.wire;

/**
 * The work that a runner is to do for a rollout while it stands where it stands.
 *
 * @param change the id of the change, whose file is asked for by itself
 * @param state what the instances of services act by
 */
public record WorkOrder(String rollout, String change, String collection, StageMessage state) {
  /** Refuses names that are empty or too long. */
  public WorkOrder {
    Bounds.name("rollout", rollout);
    Bounds.name("change", change);
    Bounds.collection(collection);
  }
}

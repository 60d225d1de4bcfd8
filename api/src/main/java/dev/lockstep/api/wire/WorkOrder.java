package dev.lockstep.api.wire;

/**
 * The work that a runner is to do for a rollout while it stands where it stands.
 *
 * @param change the id of the change, whose file is asked for by itself
 * @param state what the instances of services act by
 * @param throttle how hard to work, where people said so
 */
public record WorkOrder(
    String rollout, String change, String collection, StageMessage state, ThrottleOrder throttle) {
  /** Refuses names that are empty or too long. */
  public WorkOrder {
    Bounds.name("rollout", rollout);
    Bounds.name("change", change);
    Bounds.collection(collection);
  }

  /** Work that nobody said how hard to do. */
  public WorkOrder(String rollout, String change, String collection, StageMessage state) {
    this(rollout, change, collection, state, ThrottleOrder.NONE);
  }
}

package dev.lockstep.api.wire;

import java.util.List;

/**
 * All the work of an environment.
 *
 * @param version another one whenever the orders are
 */
public record WorkOrders(String version, List<WorkOrder> orders) {
  private static final int ORDERS_MAX = 10_000;

  /** Refuses more orders than a runner should hold. */
  public WorkOrders {
    Bounds.text("version", version);
    orders = Bounds.list("orders", orders, ORDERS_MAX);
  }
}

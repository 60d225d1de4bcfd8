package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.stage.StageKeeper;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells of each collection its stage and epoch, whether it is held under a lease, whether the
 * control plane was heard of late, and what is owed.
 *
 * <p>It is always up: a service without the control plane serves on, and one that owes a write does
 * too. Taking it from the load balancer would turn a rollout that stands still into an outage.
 */
final class LockstepHealth extends AbstractHealthIndicator {
  private final Map<String, SharedCollection> collections = new ConcurrentSkipListMap<>();

  LockstepHealth(Lockstep lockstep) {
    lockstep.watch(collections::put);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    collections.forEach((name, collection) -> builder.withDetail(name, details(collection)));
  }

  private static Map<String, Object> details(SharedCollection collection) {
    StageKeeper.Standing standing = collection.standing();
    return Map.ofEntries(
        Map.entry("stage", standing.state().stage().word()),
        Map.entry("epoch", standing.state().epoch()),
        Map.entry("lease", standing.isSafe() ? "ended" : "held"),
        Map.entry("stale", standing.isStale()),
        Map.entry("owedWrites", collection.debts().size()),
        Map.entry("overflowed", collection.debts().isOverflowed()));
  }
}

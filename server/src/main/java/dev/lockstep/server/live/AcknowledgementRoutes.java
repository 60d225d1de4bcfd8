package dev.lockstep.server.live;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollouts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has acknowledged the epoch of a rollout. */
@RestController
@RequestMapping("/v1/environments/{environment}/rollouts/{rollout}/acknowledgements")
class AcknowledgementRoutes {
  private static final int INSTANCES_MAX = 200;

  private final Rollouts rollouts;
  private final Leases leases;
  private final InstantSource clock;

  AcknowledgementRoutes(Rollouts rollouts, Leases leases, InstantSource clock) {
    this.rollouts = rollouts;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Who has heard of an epoch.
   *
   * @param since when the epoch began, and so since when the missing are waited for
   * @param waitsForLapsed whether those are waited for, too, that have lost contact
   */
  record Acknowledged(
      long epoch,
      Instant since,
      boolean waitsForLapsed,
      int instances,
      int missing,
      List<OfService> services) {}

  /**
   * The instances of a service.
   *
   * @param acknowledged how many have
   * @param missing how many are waited for
   * @param listed at most 200 of them, those that are waited for first
   */
  record OfService(
      String service, int instances, int acknowledged, int missing, List<Instance> listed) {}

  /**
   * An instance.
   *
   * @param epoch the last one it has acknowledged
   * @param awaited whether the rollout waits for it
   * @param live whether its lease has not ended
   * @param ends when the lease ends, or did
   */
  record Instance(
      String instance,
      String region,
      long epoch,
      boolean awaited,
      boolean live,
      Instant ends,
      long owedWrites,
      boolean overflowed) {}

  @Route(
      value = "Answers by services who has acknowledged the epoch of a rollout and who is missing.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Acknowledged acknowledged(@PathVariable String environment, @PathVariable String rollout) {
    Rollout known = rollouts.require(environment, rollout);
    List<OfService> services =
        leases.all(known.identity().place()).stream()
            .collect(
                Collectors.groupingBy(
                    Lease::service,
                    TreeMap::new,
                    Collectors.mapping(lease -> instance(lease, known), Collectors.toList())))
            .entrySet()
            .stream()
            .map(each -> service(each.getKey(), each.getValue(), known.state().epoch()))
            .toList();
    return new Acknowledged(
        known.state().epoch(),
        known.state().since(),
        known.waitsForAll(),
        services.stream().mapToInt(OfService::instances).sum(),
        services.stream().mapToInt(OfService::missing).sum(),
        services);
  }

  private Instance instance(Lease lease, Rollout rollout) {
    boolean isLive = lease.ends().isAfter(clock.instant());
    boolean isBehind = lease.epoch() < rollout.state().epoch();
    return new Instance(
        lease.instance(),
        lease.region(),
        lease.epoch(),
        isBehind && (isLive || rollout.waitsForAll()),
        isLive,
        lease.ends(),
        lease.owedWrites(),
        lease.overflowed());
  }

  private static OfService service(String name, List<Instance> instances, long epoch) {
    return new OfService(
        name,
        instances.size(),
        (int) instances.stream().filter(each -> each.epoch() >= epoch).count(),
        (int) instances.stream().filter(Instance::awaited).count(),
        instances.stream()
            .sorted(
                Comparator.comparing(Instance::awaited)
                    .reversed()
                    .thenComparingLong(Instance::epoch)
                    .thenComparing(Instance::instance))
            .limit(INSTANCES_MAX)
            .toList());
  }
}

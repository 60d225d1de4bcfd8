package dev.lockstep.server.telemetry;

import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.fleet.Stages;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may report: the instances with live leases. Threads share it. */
@Component
class Crews {
  private final Leases leases;
  private final Stages stages;
  private final InstantSource clock;

  Crews(Leases leases, Stages stages, InstantSource clock) {
    this.leases = leases;
    this.stages = stages;
    this.clock = clock;
  }

  /**
   * Those who work on a collection.
   *
   * @param epoch the newest that is published
   * @param members the leases by the names of the instances
   */
  record Crew(long epoch, Map<String, Lease> members) {
    Crew {
      members = Map.copyOf(members);
    }
  }

  /** Those who work on a collection now. */
  Crew crew(Place place) {
    Instant now = clock.instant();
    Map<String, Lease> members =
        leases.all(place).stream()
            .filter(lease -> lease.ends().isAfter(now))
            .collect(Collectors.toMap(Lease::instance, lease -> lease));
    return new Crew(stages.current(place).epoch(), members);
  }
}

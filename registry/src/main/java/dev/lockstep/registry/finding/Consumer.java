package dev.lockstep.registry.finding;

import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A service that a finding touches.
 *
 * @param version as the service names it
 * @param team who to talk to
 * @param access what it does with the path
 * @param evidence on what that stands
 */
public record Consumer(
    String service,
    String version,
    Optional<String> team,
    List<String> environments,
    List<Access> access,
    List<Evidence> evidence) {
  public Consumer {
    environments = List.copyOf(environments);
    access = List.copyOf(access);
    evidence = List.copyOf(evidence);
  }
}

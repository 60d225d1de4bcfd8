package dev.lockstep.registry.deploy;

import java.util.Set;

/**
 * May this version of a service go to an environment?
 *
 * @param ignored other services that are not asked
 */
public record Question(String service, String version, String environment, Set<String> ignored) {
  public Question {
    ignored = Set.copyOf(ignored);
  }
}

package dev.lockstep.server.overview;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to see, of what may be seen.
 *
 * @param environment empty for all
 * @param team empty for all
 */
record Filter(Caller caller, Optional<String> environment, Optional<String> team) {
  private static final Set<Role> READING =
      Set.of(Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR);

  boolean has(String inEnvironment) {
    return environment.filter(each -> !each.equals(inEnvironment)).isEmpty()
        && caller.mayAs(READING, Optional.of(inEnvironment));
  }

  boolean has(String inEnvironment, String ofTeam) {
    return has(inEnvironment) && team.filter(each -> !each.equals(ofTeam)).isEmpty();
  }
}

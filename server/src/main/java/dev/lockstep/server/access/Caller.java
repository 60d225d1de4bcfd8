package dev.lockstep.server.access;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks: the bearer of a token.
 *
 * @param token the id of the token, which is no secret
 * @param subject the person or program it was given to
 */
public record Caller(String token, String subject, List<Grant> grants) {
  public Caller {
    grants = List.copyOf(grants);
  }

  /** Whether one of these roles is granted there, for whatever team. */
  public boolean mayAs(Collection<Role> roles, Optional<String> environment) {
    return grants.stream()
        .anyMatch(grant ->
            (grant.role() == Role.ADMIN || roles.contains(grant.role()))
                && grant.isIn(environment));
  }

  /** Whether the role is granted for this team. */
  public boolean mayAs(Role role, String team) {
    return grants.stream()
        .anyMatch(
            grant -> (grant.role() == Role.ADMIN || grant.role() == role) && grant.isFor(team));
  }

  /** Whether the role is granted for this team in this environment, by one and the same grant. */
  public boolean mayAs(Role role, String team, String environment) {
    return grants.stream()
        .anyMatch(grant ->
            (grant.role() == Role.ADMIN || grant.role() == role)
                && grant.isFor(team)
                && grant.isIn(Optional.of(environment)));
  }

  /** Refuses unless the role is granted for this team in this environment. */
  public void require(Role role, String team, String environment) {
    if (!mayAs(role, team, environment)) {
      throw missing(
          "the token does not grant %s for the team %s in %s"
              .formatted(role.word(), team, environment));
    }
  }

  /** Refuses unless the role is granted for this team. */
  public void require(Role role, String team) {
    if (!mayAs(role, team)) {
      throw missing("the token does not grant %s for the team %s".formatted(role.word(), team));
    }
  }

  /** Refuses unless one of the roles is granted for this team in this environment. */
  public void require(Set<Role> roles, String team, String environment) {
    boolean granted =
        grants.stream()
            .filter(grant -> grant.isFor(team) && grant.isIn(Optional.of(environment)))
            .anyMatch(grant -> grant.role() == Role.ADMIN || roles.contains(grant.role()));
    if (!granted) {
      throw missing("the token grants no such role for the team %s there".formatted(team));
    }
  }

  static Problem missing(String why) {
    return new Problem(
        ProblemCode.ROLE_MISSING,
        "Cannot do this: " + why,
        "Nothing was changed.",
        "Ask an administrator for a token that grants it.");
  }
}

package dev.lockstep.server.access;

import dev.lockstep.server.request.Refused;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role, for one team or all, in one environment or all.
 *
 * @param team empty for all
 * @param environment empty for all
 */
public record Grant(Role role, Optional<String> team, Optional<String> environment) {
  private static final Pattern TEXT =
      Pattern.compile("(\\w+)(?::([\\w.-]{1,80}))?(?:@([\\w.-]{1,80}))?");

  /** Whether it holds there; a request that names no environment asks for none in particular. */
  boolean isIn(Optional<String> asked) {
    return environment.isEmpty() || asked.isEmpty() || environment.equals(asked);
  }

  /** Whether it holds for a team. */
  boolean isFor(String asked) {
    return team.isEmpty() || team.get().equals(asked);
  }

  /** A grant as text: {@code role}, {@code role:team}, {@code role@environment} or with both. */
  public static Grant parse(String text) {
    Matcher match = TEXT.matcher(text);
    Optional<Role> role = match.matches() ? Role.of(match.group(1)) : Optional.empty();
    return new Grant(
        role.orElseThrow(() ->
            Refused.invalid(
                "Cannot grant this role: write role, role:team, role@environment or"
                    + " role:team@environment")),
        Optional.ofNullable(match.group(2)),
        Optional.ofNullable(match.group(3)));
  }

  @Override
  public String toString() {
    return role.word()
        + team.map(name -> ":" + name).orElse("")
        + environment.map(name -> "@" + name).orElse("");
  }
}

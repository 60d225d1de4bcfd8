package dev.lockstep.server.promotion;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.promotion.Drills.Drilled;
import dev.lockstep.server.request.Refused;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rollbacks that runners practised, over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}/drills")
class DrillRoutes {
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.@-]{0,119}");

  private final Drills drills;
  private final Environments environments;

  DrillRoutes(Drills drills, Environments environments) {
    this.drills = drills;
    this.environments = environments;
  }

  /** What was taken back; {@code team} answers for it. */
  record Practised(String change, String team) {}

  @Route(
      value = "Notes that a change was taken back on a copy and left every document as it was.",
      allows = Role.RUNNER)
  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @RequestBody Practised practised) {
    environments.require(environment);
    if (!NAME.matcher(practised.change()).matches() || !NAME.matcher(practised.team()).matches()) {
      throw Refused.invalid(
          "Cannot note the drill: change and team have 1 to 120 letters, digits, . @ _ and -");
    }
    caller.require(Role.RUNNER, practised.team(), environment);
    drills.keep(new Drilled(environment, practised.change(), practised.team()), caller.subject());
  }
}

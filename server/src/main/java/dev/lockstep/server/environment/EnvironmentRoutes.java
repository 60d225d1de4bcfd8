package dev.lockstep.server.environment;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments.Environment;
import dev.lockstep.server.request.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Environments over REST. */
@RestController
@RequestMapping("/v1/environments")
class EnvironmentRoutes {
  private final Environments environments;

  EnvironmentRoutes(Environments environments) {
    this.environments = environments;
  }

  /** The name of an environment to add. */
  record Named(String name) {}

  @Route(value = "Adds an environment after those that are there.", allows = Role.ADMIN)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Environment add(@AuthenticationPrincipal Caller caller, @RequestBody Named named) {
    return environments.add(caller.subject(), named.name());
  }

  @Route(
      value = "Lists the environments, in the order in which changes come to them.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping
  Page<Environment> all() {
    return Page.whole(environments.all());
  }
}

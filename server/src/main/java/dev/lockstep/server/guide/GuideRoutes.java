package dev.lockstep.server.guide;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Guides over REST. */
@RestController
class GuideRoutes {
  private final Guides guides;
  private final Environments environments;

  GuideRoutes(Guides guides, Environments environments) {
    this.guides = guides;
    this.environments = environments;
  }

  @Route(
      value =
          "Tells a service which contract version a collection has, where its rollout stands, what"
              + " is ahead, and the change files between that version and its own.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.SERVICE})
  @GetMapping("/v1/environments/{environment}/collections/{collection}/guide")
  Guide guide(
      @PathVariable String environment,
      @PathVariable String collection,
      @RequestParam Optional<String> service,
      @RequestParam Optional<String> version) {
    environments.require(environment);
    return guides.answer(new Guides.Question(environment, collection, service, version));
  }
}

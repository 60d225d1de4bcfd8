package dev.lockstep.server.registry;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.registry.Publishing.Published;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published files over REST: in and out as the bytes that they are. */
@RestController
@RequestMapping("/v1")
class RegistryRoutes {
  private static final String YAML = "application/yaml";

  private final Publishing publishing;
  private final Shelf shelf;

  RegistryRoutes(Publishing publishing, Shelf shelf) {
    this.publishing = publishing;
    this.shelf = shelf;
  }

  @Route(value = "Publishes a version of a contract.", allows = Role.DEVELOPER)
  @PostMapping(path = "/contracts", consumes = YAML)
  ResponseEntity<Published> contract(
      @AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
    return answer(publishing.publish(caller, Kind.CONTRACT, file));
  }

  @Route(value = "Publishes what a version of a service does.", allows = Role.DEVELOPER)
  @PostMapping(path = "/usages", consumes = YAML)
  ResponseEntity<Published> usage(
      @AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
    return answer(publishing.publish(caller, Kind.USAGE, file));
  }

  @Route(value = "Proposes a change, or a new revision of it.", allows = Role.DEVELOPER)
  @PostMapping(path = "/changes", consumes = YAML)
  ResponseEntity<Published> change(
      @AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
    return answer(publishing.publish(caller, Kind.CHANGE, file));
  }

  @Route(value = "Publishes a plan of rollouts, which binds all teams.", allows = Role.STEWARD)
  @PostMapping(path = "/plans", consumes = YAML)
  ResponseEntity<Published> plan(
      @AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
    return answer(publishing.publish(caller, Kind.PLAN, file));
  }

  @Route(value = "Replaces the policy of the registry.", allows = Role.ADMIN)
  @PutMapping(path = "/policy", consumes = YAML)
  ResponseEntity<Published> policy(
      @AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
    return answer(publishing.publish(caller, Kind.POLICY, file));
  }

  private static ResponseEntity<Published> answer(Published published) {
    return ResponseEntity.status(published.added() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(published);
  }

  @Route(
      value = "Lists what was published of a kind: contracts, usages, changes or plans.",
      allows = {
        Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER, Role.SERVICE
      })
  @GetMapping("/{kind:contracts|usages|changes|plans}")
  Page<Artifact> list(
      @PathVariable String kind,
      @RequestParam Optional<Long> after,
      @RequestParam Optional<Integer> limit) {
    int size = Page.limit(limit.orElse(Page.SIZE));
    List<Artifact> found = shelf.before(kind(kind), after.orElse(Long.MAX_VALUE), size + 1);
    return Page.of(found, size, each -> Long.toString(each.position()));
  }

  @Route(
      value = "Lists the versions of a contract, or of the usage of a service, or of a plan.",
      allows = {
        Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER, Role.SERVICE
      })
  @GetMapping("/{kind:contracts|usages|plans}/{name}")
  Page<Artifact> versions(@PathVariable String kind, @PathVariable String name) {
    List<Artifact> found = shelf.versions(kind(kind), name);
    if (found.isEmpty()) {
      throw Refused.unknown("the " + kind(kind).word());
    }
    return Page.whole(found.reversed());
  }

  @Route(
      value = "Gives the bytes of a version as they were published.",
      allows = {
        Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER, Role.SERVICE
      })
  @GetMapping(path = "/{kind:contracts|usages|changes|plans}/{name}/{version}", produces = YAML)
  byte[] file(
      @PathVariable String kind, @PathVariable String name, @PathVariable String version) {
    return shelf
        .content(kind(kind), name, version)
        .orElseThrow(() -> Refused.unknown("this version of the " + kind(kind).word()));
  }

  @Route(
      value = "Gives the policy of the registry.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping(path = "/policy", produces = YAML)
  byte[] policy() {
    return shelf
        .last(Kind.POLICY, Kind.POLICY.word())
        .flatMap(each -> shelf.content(each.kind(), each.name(), each.version()))
        .orElseThrow(() -> Refused.unknown("a policy"));
  }

  /** The kind whose files a path lists. */
  private static Kind kind(String plural) {
    return switch (plural) {
      case "contracts" -> Kind.CONTRACT;
      case "usages" -> Kind.USAGE;
      case "changes" -> Kind.CHANGE;
      default -> Kind.PLAN;
    };
  }
}

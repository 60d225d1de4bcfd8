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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published files over REST: in and out as the bytes that they are. */
@RestController
@RequestMapping("/v1/registry")
class RegistryRoutes {
  private static final String YAML = "application/yaml";

  private final Publishing publishing;
  private final Shelf shelf;

  RegistryRoutes(Publishing publishing, Shelf shelf) {
    this.publishing = publishing;
    this.shelf = shelf;
  }

  @Route(
      value =
          "Publishes a file of a kind: contracts, usages, changes, plans or policies. A team's"
              + " developers publish what it owns, stewards of all teams plans, administrators the"
              + " policy.",
      allows = {Role.DEVELOPER, Role.STEWARD})
  @PostMapping(path = "/{kind}", consumes = YAML)
  ResponseEntity<Published> publish(
      @AuthenticationPrincipal Caller caller, @PathVariable String kind, @RequestBody byte[] file) {
    Published published = publishing.publish(caller, Kind.of(kind), file);
    return ResponseEntity.status(published.added() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(published);
  }

  @Route(
      value = "Tells what publishing a file would come to, and publishes nothing.",
      allows = {Role.DEVELOPER, Role.STEWARD, Role.VIEWER})
  @PostMapping(path = "/{kind}/examination", consumes = YAML)
  Publishing.Examined examine(@PathVariable String kind, @RequestBody byte[] file) {
    return publishing.examine(Kind.of(kind), file);
  }

  @Route(
      value = "Lists what was published of a kind, the newest first.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping("/{kind}")
  Page<Artifact> list(
      @PathVariable String kind,
      @RequestParam Optional<Long> after,
      @RequestParam Optional<Integer> limit) {
    int size = Page.limit(limit.orElse(Page.SIZE));
    List<Artifact> found = shelf.before(Kind.of(kind), after.orElse(Long.MAX_VALUE), size + 1);
    return Page.of(found, size, each -> Long.toString(each.position()));
  }

  @Route(
      value = "Lists the versions of one contract, usage, change or plan, the newest first.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping("/{kind}/{name}")
  Page<Artifact> versions(@PathVariable String kind, @PathVariable String name) {
    List<Artifact> found = shelf.versions(Kind.of(kind), name);
    if (found.isEmpty()) {
      throw Refused.unknown("a file of this name");
    }
    return Page.whole(found.reversed());
  }

  @Route(
      value = "Gives the bytes of a version as they were published.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping(path = "/{kind}/{name}/{version}", produces = YAML)
  byte[] file(@PathVariable String kind, @PathVariable String name, @PathVariable String version) {
    return shelf
        .content(Kind.of(kind), name, version)
        .orElseThrow(() -> Refused.unknown("a file of this name and version"));
  }
}

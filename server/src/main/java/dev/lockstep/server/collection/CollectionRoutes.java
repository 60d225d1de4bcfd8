package dev.lockstep.server.collection;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.registry.impact.Impact;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.collection.Landscape.Shared;
import dev.lockstep.server.deployment.LiveVersions;
import dev.lockstep.server.governance.Changes;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Notices;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Collections and those who use them, over REST. */
@RestController
class CollectionRoutes {
  private final Library library;
  private final Notices notices;
  private final LiveVersions live;
  private final Changes changes;

  CollectionRoutes(Library library, Notices notices, LiveVersions live, Changes changes) {
    this.library = library;
    this.notices = notices;
    this.live = live;
    this.changes = changes;
  }

  @Route(
      value =
          "Lists the collections of all published contracts, with their versions, the services"
              + " that use them, and what is live where.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/v1/collections")
  Page<SharedCollection> collections(
      @RequestParam Optional<String> contract,
      @RequestParam Optional<String> team,
      @RequestParam Optional<String> after,
      @RequestParam Optional<Integer> limit) {
    int size = Page.limit(limit.orElse(Page.SIZE));
    Landscape landscape = Landscape.of(library.stock());
    List<Shared> found =
        landscape.collections().stream()
            .filter(each -> contract.isEmpty() || each.contract().id().equals(contract.get()))
            .filter(each -> team.isEmpty() || each.owner().equals(team.get()))
            .dropWhile(each -> after.isPresent() && !each.key().equals(after.get()))
            .skip(after.isPresent() ? 1 : 0)
            .limit(size + 1)
            .toList();
    Page<Shared> page = Page.of(found, size, Shared::key);
    var known = new SharedCollection.Known(landscape, notices.all(), live.all());
    return new Page<>(page.items().stream().map(known::of).toList(), page.next());
  }

  @Route(
      value =
          "Tells which services read, write and follow which collections; with team what that team"
              + " has to do with.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/v1/flow")
  Flow flow(@RequestParam Optional<String> team) {
    return Flow.of(Landscape.of(library.stock()), team);
  }

  @Route(
      value = "Tells which collection and which services a change touches.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/v1/changes/{change}/concerns")
  Concerns concerns(@PathVariable String change) {
    Impact impact = changes.assessed(change).impact();
    CollectionPromise changed = impact.pair().before();
    Landscape landscape = Landscape.of(library.stock());
    Shared shared =
        landscape.collections().stream()
            .filter(each -> each.contract().id().equals(impact.pair().oldContract().id()))
            .filter(each -> each.names().contains(changed.name()))
            .findFirst()
            .orElseThrow(() -> Refused.unknown("the collection of the change"));
    return Concerns.of(impact, shared, landscape.users(shared));
  }
}

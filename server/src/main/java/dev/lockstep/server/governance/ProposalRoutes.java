package dev.lockstep.server.governance;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.governance.Governed.Status;
import dev.lockstep.server.request.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All changes over REST. */
@RestController
class ProposalRoutes {
  private final Cases cases;

  ProposalRoutes(Cases cases) {
    this.cases = cases;
  }

  @Route(
      value =
          "Lists changes with what they wait for, the last revised first; with team those that it"
              + " proposes, decides about or must know of.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/v1/changes")
  Page<Proposal> proposals(
      @RequestParam Optional<Status> status,
      @RequestParam Optional<String> team,
      @RequestParam Optional<Long> after,
      @RequestParam Optional<Integer> limit) {
    int size = Page.limit(limit.orElse(Page.SIZE));
    List<Case> found =
        cases
            .before(after.orElse(Long.MAX_VALUE))
            .filter(each -> status.isEmpty() || each.status() == status.get())
            .filter(each -> team.isEmpty() || each.isOf(team.get()))
            .limit(size + 1)
            .toList();
    Page<Case> page = Page.of(found, size, each -> Long.toString(each.latest().position()));
    return new Page<>(page.items().stream().map(Proposal::of).toList(), page.next());
  }
}

package dev.lockstep.server.rollout;

import dev.lockstep.journal.Entry;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.event.Events;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Admission.Beginning;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rollouts over REST: begun, listed, told of. What people ask of them is elsewhere. */
@RestController
@RequestMapping("/v1/environments/{environment}/rollouts")
class RolloutRoutes {
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.@-]{0,119}");
  private static final int HISTORY = 200;

  private final Rollouts rollouts;
  private final Texts texts;
  private final Environments environments;
  private final Telling telling;

  RolloutRoutes(Rollouts rollouts, Texts texts, Environments environments, Telling telling) {
    this.rollouts = rollouts;
    this.texts = texts;
    this.environments = environments;
    this.telling = telling;
  }

  /** Where the files come from that a rollout is carried by. */
  @Component
  record Texts(Plans plans, ChangeFiles changes) {}

  /**
   * What is to be carried.
   *
   * @param change the id of the change
   * @param collection as the store calls it, or as the contract does that the change is of
   * @param team which answers for it
   * @param plan the name of a plan that the server knows; {@code standard} where neither is said
   * @param planFile a plan as it is written in files
   * @param changeFile the change as it is written in files, where it is not published
   */
  record Wanted(
      String change,
      String collection,
      String team,
      Optional<String> plan,
      Optional<String> planFile,
      Optional<String> changeFile) {}

  @Route(value = "Begins to carry a change through an environment.", allows = Role.OPERATOR)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RolloutView begin(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @RequestBody Wanted wanted) {
    environments.require(environment);
    requireName("change", wanted.change());
    requireName("team", wanted.team());
    caller.require(Role.OPERATOR, wanted.team(), environment);
    Files files =
        new Files(
            texts.plans().file(wanted.plan(), wanted.planFile()),
            texts.changes().file(wanted.change(), wanted.changeFile()),
            wanted.collection());
    RolloutPlan plan = Plans.read(files.plan());
    String stored = texts.changes().storedName(wanted.change(), wanted.collection());
    Place place = new Place(environment, stored);
    return telling.view(
        rollouts.begin(new Beginning(caller, place, wanted.change(), wanted.team(), plan), files));
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw Refused.invalid(
          "Cannot begin a rollout: the name of the %s has 1 to 120 letters, digits, . @ _ and -"
              .formatted(what));
    }
  }

  @Route(
      value = "Lists the rollouts of an environment, the newest first.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Page<RolloutView> page(
      @PathVariable String environment,
      @RequestParam Optional<String> after,
      @RequestParam Optional<Integer> limit) {
    environments.require(environment);
    int size = Page.limit(limit.orElse(Page.SIZE));
    List<RolloutView> found =
        rollouts.page(environment, after, size + 1).stream().map(telling::view).toList();
    return Page.of(found, size, view -> view.identity().id());
  }

  @Route(
      value = "Shows a rollout: where it stands, why it stays, who is missing, what was found.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping("/{rollout}")
  RolloutView one(@PathVariable String environment, @PathVariable String rollout) {
    return telling.view(rollouts.require(environment, rollout));
  }

  @Route(
      value = "Lists what was decided of a rollout, the newest first.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping("/{rollout}/history")
  Page<Entry> history(@PathVariable String environment, @PathVariable String rollout) {
    return Page.whole(telling.history(rollouts.require(environment, rollout), HISTORY));
  }

  /** Where a rollout stands and why, in one paragraph. */
  record Paragraph(String why) {}

  @Route(
      value = "Tells in one paragraph where a rollout stands and why.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping("/{rollout}/why")
  Paragraph why(@PathVariable String environment, @PathVariable String rollout) {
    return new Paragraph(telling.why(rollouts.require(environment, rollout)));
  }

  @Route(
      value = "Streams a rollout, first as it is and then whenever it changes.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping(path = "/{rollout}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Events<RolloutView> events(@PathVariable String environment, @PathVariable String rollout) {
    return telling.follow(rollouts.require(environment, rollout));
  }
}

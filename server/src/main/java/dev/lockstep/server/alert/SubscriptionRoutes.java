package dev.lockstep.server.alert;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.outward.Destination;
import dev.lockstep.server.outward.Outward;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks of teams over REST. */
@RestController
@RequestMapping("/v1/teams/{team}")
class SubscriptionRoutes {
  private static final Pattern TEAM = Pattern.compile("[\\w.-]{1,80}");

  private final Subscriptions subscriptions;
  private final Outward door;

  SubscriptionRoutes(Subscriptions subscriptions, Outward door) {
    this.subscriptions = subscriptions;
    this.door = door;
  }

  /** Where a team wants to be told of its rollouts. */
  record Wanted(String address) {}

  /** What a receiver checks signatures with. */
  record Shown(String secret) {}

  @Route(
      value =
          "Tells a webhook of the team's rollouts from now on, and shows its secret, this once.",
      allows = {Role.DEVELOPER, Role.STEWARD},
      showsSecret = true)
  @PostMapping("/webhooks")
  @ResponseStatus(HttpStatus.CREATED)
  Subscriptions.Made add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String team,
      @RequestBody Wanted wanted) {
    requireOf(caller, team);
    Destination destination = Destination.of(wanted.address());
    door.require(destination);
    return subscriptions.add(caller.subject(), team, destination);
  }

  @Route(
      value = "Lists the webhooks of a team, without their secrets and paths.",
      allows = {Role.DEVELOPER, Role.STEWARD})
  @GetMapping("/webhooks")
  Page<Subscriptions.Known> all(@AuthenticationPrincipal Caller caller, @PathVariable String team) {
    requireOf(caller, team);
    return Page.whole(subscriptions.of(team));
  }

  @Route(
      value = "Ends a webhook; what waits for it is not sent any more.",
      allows = {Role.DEVELOPER, Role.STEWARD})
  @DeleteMapping("/webhooks/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Caller caller, @PathVariable String team, @PathVariable String id) {
    requireOf(caller, team);
    subscriptions.remove(caller.subject(), team, id);
  }

  @Route(
      value = "Shows the secret by which gates sign what they ask of the team's webhooks.",
      allows = Role.STEWARD,
      showsSecret = true)
  @PostMapping("/check-secret")
  Shown checkSecret(@AuthenticationPrincipal Caller caller, @PathVariable String team) {
    requireTeam(team);
    caller.require(Role.STEWARD, team);
    return new Shown(subscriptions.checkSecret(caller.subject(), team));
  }

  private static void requireOf(Caller caller, String team) {
    requireTeam(team);
    if (!caller.mayAs(Role.DEVELOPER, team)) {
      caller.require(Role.STEWARD, team);
    }
  }

  private static void requireTeam(String team) {
    if (!TEAM.matcher(team).matches()) {
      throw Refused.invalid("Cannot take the team: its name has letters, digits, . _ and -");
    }
  }
}

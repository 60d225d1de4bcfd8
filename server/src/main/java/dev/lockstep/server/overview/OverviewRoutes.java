package dev.lockstep.server.overview;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.event.Events;
import dev.lockstep.server.event.Listening;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The overview over REST. */
@RestController
@RequestMapping("/v1/overview")
class OverviewRoutes {
  private final Overviews overviews;
  private final Listening listening;

  OverviewRoutes(Overviews overviews, Listening listening) {
    this.overviews = overviews;
    this.listening = listening;
  }

  @Route(
      value =
          "Shows what moves now, what was rolled back, and how runners and fleets are, in the"
              + " environments that the token is of.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping
  Overview overview(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Optional<String> environment,
      @RequestParam Optional<String> team) {
    return overviews.of(new Filter(caller, environment, team));
  }

  @Route(
      value = "Streams what of the overview is another, at most four times a second.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Events<OverviewEvent> events(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Optional<String> environment,
      @RequestParam Optional<String> team) {
    Filter filter = new Filter(caller, environment, team);
    return listening.to(new OverviewSubject(() -> overviews.of(filter)));
  }
}

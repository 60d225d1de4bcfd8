package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.event.Events;
import dev.lockstep.server.request.Refused;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published, over REST and as a stream. */
@RestController
@RequestMapping("/v1/environments/{environment}")
class StageRoutes {
  private static final int COLLECTIONS_MAX = 200;

  private final Stages stages;
  private final StageBoard board;
  private final Environments environments;

  StageRoutes(Stages stages, StageBoard board, Environments environments) {
    this.stages = stages;
    this.board = board;
    this.environments = environments;
  }

  @Route(
      value = "Answers the state of a collection.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping("/collections/{collection}/stage")
  ResponseEntity<StageMessage> stage(
      @PathVariable String environment, @PathVariable String collection) {
    environments.require(environment);
    StageMessage state = stages.current(new Place(environment, collection));
    return ResponseEntity.ok().eTag("\"%d\"".formatted(state.epoch())).body(state);
  }

  @Route(
      value = "Streams the states of collections, first as they are and then as they change.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping(path = "/stages", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Events<StageEvent> stages(
      @PathVariable String environment, @RequestParam("collection") List<String> collections) {
    environments.require(environment);
    if (collections.isEmpty() || collections.size() > COLLECTIONS_MAX) {
      throw Refused.invalid(
          "Cannot stream so many states: name 1 to %d collections".formatted(COLLECTIONS_MAX));
    }
    return board.follow(
        collections.stream().distinct().map(name -> new Place(environment, name)).toList());
  }
}

package dev.lockstep.server.rollout;

import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.step.Hold;
import dev.lockstep.rollout.step.Request;
import dev.lockstep.rollout.step.Request.FreezeRequest;
import dev.lockstep.rollout.step.Request.ResumeRequest;
import dev.lockstep.rollout.step.Request.RollBackRequest;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.evidence.Answers;
import dev.lockstep.server.evidence.Answers.Answer;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollouts.Asked;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people and runners ask and say of a rollout, over REST. Going forward is not among it. */
@RestController
@RequestMapping("/v1/environments/{environment}/rollouts/{rollout}")
class RequestRoutes {
  private static final int WHY_LENGTH_MAX = 1000;

  private final Rollouts rollouts;
  private final Said said;
  private final Telling telling;

  RequestRoutes(Rollouts rollouts, Said said, Telling telling) {
    this.rollouts = rollouts;
    this.said = said;
    this.telling = telling;
  }

  /** What is made of what people say. */
  @Component
  record Said(Consent consent, Answers answers, Throttles throttles, RollbackForecasts forecasts) {}

  /** Why something is asked. */
  record Reason(String why) {
    Reason {
      if (why.isBlank() || why.length() > WHY_LENGTH_MAX) {
        throw Refused.invalid("Cannot do this without a reason of 1 to 1000 characters");
      }
    }
  }

  /**
   * How to go back.
   *
   * @param action {@code soft-rollback}, or {@code hard-rollback}, which needs a second person
   */
  record Back(String action, String why) {}

  /**
   * How hard the runner is to work.
   *
   * @param settings such as {@code rate=500/s,max-lag=5s}; what is not named stays
   */
  record Retuning(String settings) {}

  /** The epoch that somebody looked at. */
  record Looked(long epoch) {}

  @Route(value = "Keeps a rollout where it stands.", allows = Role.OPERATOR)
  @PostMapping("/freeze")
  RolloutView freeze(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody Reason reason) {
    Rollout known = operated(caller, environment, rollout);
    return known.state().isFrozen()
        ? telling.view(known)
        : asked(caller, known, now -> new FreezeRequest(reason.why()));
  }

  @Route(
      value = "Lets a rollout go on after a freeze, a cool-down or too many trips.",
      allows = Role.OPERATOR)
  @PostMapping("/resume")
  RolloutView resume(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout) {
    Rollout known = operated(caller, environment, rollout);
    return known.state().isFrozen() || known.state().condition().recovery().isPresent()
        ? asked(caller, known, now -> new ResumeRequest())
        : telling.view(known);
  }

  @Route(
      value = "Asks the runner to work harder or less hard, from its next batch on.",
      allows = Role.OPERATOR)
  @PostMapping("/throttle")
  RolloutView throttle(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody Retuning retuning) {
    Rollout known = operated(caller, environment, rollout);
    said.throttles().ask(known.identity(), caller.subject(), retuning.settings());
    return telling.view(known);
  }

  @Route(
      value = "Rolls back: softly at once, hard once a second person asks for it too.",
      allows = Role.OPERATOR)
  @PostMapping("/rollback")
  ResponseEntity<RolloutView> rollBack(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody Back back) {
    Rollout known = operated(caller, environment, rollout);
    Action action = action(back.action());
    String why = new Reason(back.why()).why();
    if (known.isOnTheWayBack()) {
      throw Refused.conflict("Cannot roll back: the rollout is on the way back already");
    }
    Asked asked =
        rollouts.ask(
            known.identity(),
            caller.subject(),
            now -> new RollBackRequest(action, said.consent().with(caller, now, action), why));
    Optional<Hold> hold = asked.hold();
    if (hold.isPresent() && !(hold.get() instanceof Hold.Unapproved)) {
      throw Refused.conflict("Cannot roll back yet: it " + Holds.words(hold.get()));
    }
    HttpStatus status = hold.isPresent() ? HttpStatus.ACCEPTED : HttpStatus.OK;
    return ResponseEntity.status(status).body(telling.view(asked.rollout()));
  }

  private static Action action(String word) {
    if (word.equals(Action.SOFT_ROLLBACK.word())) {
      return Action.SOFT_ROLLBACK;
    }
    if (word.equals(Action.HARD_ROLLBACK.word())) {
      return Action.HARD_ROLLBACK;
    }
    throw Refused.invalid("Cannot roll back so: action is soft-rollback or hard-rollback");
  }

  @Route(
      value = "Says in numbers what rolling back now would do, softly and hard.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/rollback-forecast")
  RollbackForecast forecast(@PathVariable String environment, @PathVariable String rollout) {
    return said.forecasts().of(rollouts.require(environment, rollout));
  }

  @Route(
      value = "Agrees that a rollout may leave the stage at which it stands.",
      allows = {Role.STEWARD, Role.OPERATOR})
  @PostMapping("/approvals")
  RolloutView approve(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody Looked looked) {
    Rollout known = rollouts.require(environment, rollout);
    caller.require(Set.of(Role.STEWARD, Role.OPERATOR), known.identity().team(), environment);
    said.consent().approve(caller, known, looked.epoch());
    return telling.view(known);
  }

  @Route(
      value = "Answers a check that a person or the runner answers.",
      allows = {Role.OPERATOR, Role.STEWARD, Role.RUNNER})
  @PostMapping("/answers")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody Answer answer) {
    said.answers().give(caller, rollouts.subject(rollouts.require(environment, rollout)), answer);
  }

  private Rollout operated(Caller caller, String environment, String id) {
    Rollout rollout = rollouts.require(environment, id);
    caller.require(Role.OPERATOR, rollout.identity().team(), environment);
    return rollout;
  }

  private RolloutView asked(Caller caller, Rollout known, Function<Rollout, Request> request) {
    return telling.view(rollouts.ask(known.identity(), caller.subject(), request).rollout());
  }
}

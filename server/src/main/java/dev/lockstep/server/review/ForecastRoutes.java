package dev.lockstep.server.review;

import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.governance.Assessment;
import dev.lockstep.server.governance.Changes;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.request.Refused;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long the plan of a change may take, over REST. */
@RestController
class ForecastRoutes {
  private static final double SHADOWED = 0.1;

  private final Changes changes;
  private final Library library;
  private final Environments environments;
  private final Today today;

  ForecastRoutes(Changes changes, Library library, Environments environments, Today today) {
    this.changes = changes;
    this.library = library;
    this.environments = environments;
    this.today = today;
  }

  @Route(
      value =
          "Tells how long each stage of a change's plan, or of another one, needs at a traffic.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/v1/changes/{change}/forecast")
  PlanForecast forecast(
      @PathVariable String change,
      @RequestParam Optional<String> plan,
      @RequestParam Optional<Double> perSecond,
      @RequestParam Optional<Double> bad) {
    return forecast(change, plan, new Today.Asked(Optional.empty(), perSecond, bad, SHADOWED));
  }

  @Route(
      value =
          "Tells how long each stage of a change's plan, or of another one, needs at the traffic"
              + " that was measured in an environment.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/v1/environments/{environment}/changes/{change}/forecast")
  PlanForecast measured(
      @PathVariable String environment,
      @PathVariable String change,
      @RequestParam Optional<String> plan) {
    environments.require(environment);
    return forecast(
        change,
        plan,
        new Today.Asked(Optional.of(environment), Optional.empty(), Optional.empty(), SHADOWED));
  }

  private PlanForecast forecast(String change, Optional<String> plan, Today.Asked asked) {
    requireFigures(asked);
    Assessment assessment = changes.assessed(change);
    RolloutPlan planned = plan(assessment, plan);
    Today.Known known = today.of(planned, assessment.tied().collection().storedName(), asked);
    return PlanForecast.of(planned, known.traffic(), known.source());
  }

  private RolloutPlan plan(Assessment assessment, Optional<String> name) {
    return name.map(each ->
            library.stock().plan(each).orElseThrow(() -> Refused.unknown("a plan of this name")))
        .or(assessment::plan)
        .orElseGet(PlanFile::standard)
        .value();
  }

  private static void requireFigures(Today.Asked asked) {
    boolean isRate = asked.perSecond().filter(each -> !(each >= 0 && each <= 1e9)).isEmpty();
    boolean isShare = asked.bad().filter(each -> !(each >= 0 && each <= 1)).isEmpty();
    if (!isRate || !isShare) {
      throw Refused.invalid(
          "Cannot forecast: perSecond is from 0 to 1000000000, and bad from 0 to 1");
    }
  }
}

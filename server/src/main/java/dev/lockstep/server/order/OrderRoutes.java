package dev.lockstep.server.order;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.Disclosure;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.request.Refused;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The work of an environment, over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}/orders")
class OrderRoutes {
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private final Orders orders;
  private final Comparisons comparisons;
  private final Environments environments;

  OrderRoutes(Orders orders, Comparisons comparisons, Environments environments) {
    this.orders = orders;
    this.comparisons = comparisons;
    this.environments = environments;
  }

  @Route(
      value =
          "Lists the work of an environment for the teams that the token is of; with the version"
              + " that is known, once there is another or some seconds have passed.",
      allows = Role.RUNNER)
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  WorkOrders all(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @RequestParam Optional<String> known,
      @RequestParam Optional<Integer> seconds)
      throws InterruptedException {
    environments.require(environment);
    Duration wait = Duration.ofSeconds(seconds.orElse(0));
    if (wait.isNegative() || wait.compareTo(WAIT_MAX) > 0) {
      throw Refused.invalid("Cannot wait so long: seconds is from 0 to 30");
    }
    return orders.await(caller, environment, new Orders.Wait(known.orElse(""), wait));
  }

  @Route(
      value = "Answers the file of the change that a rollout carries, as it was when it began.",
      allows = Role.RUNNER)
  @GetMapping(path = "/{rollout}/change", produces = "application/yaml")
  String change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout) {
    return orders.changeFile(caller, environment, rollout);
  }

  @Route(value = "Takes what a runner says of the work of a rollout.", allows = Role.RUNNER)
  @PutMapping("/{rollout}/report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody WorkReport report) {
    orders.report(caller, environment, rollout, report);
  }

  @Route(
      value =
          "Answers which values of documents a runner may tell of a rollout: those that the"
              + " contract gives to everybody of the organisation.",
      allows = Role.RUNNER)
  @GetMapping(path = "/{rollout}/disclosure", produces = MediaType.APPLICATION_JSON_VALUE)
  Disclosure disclosure(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout) {
    return comparisons.disclosure(caller, environment, rollout);
  }

  @Route(
      value = "Takes what a runner found when it compared both shapes of all documents.",
      allows = Role.RUNNER)
  @PutMapping("/{rollout}/comparison")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void compared(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestBody ComparisonReport report) {
    comparisons.compared(caller, environment, rollout, report);
  }
}

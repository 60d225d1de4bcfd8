package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.telemetry.Admission.Sender;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What instances measure, over REST. */
@RestController
class TelemetryRoutes {
  private final Environments environments;
  private final Intake intake;

  TelemetryRoutes(Environments environments, Intake intake) {
    this.environments = environments;
    this.intake = intake;
  }

  @Route(
      value = "Takes what an instance measured in windows that have ended.",
      allows = Role.SERVICE)
  @PostMapping(
      path = "/v1/environments/{environment}/telemetry",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  void report(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @RequestBody String body) {
    environments.require(environment);
    try {
      intake.take(new Sender(environment, caller.subject()), WireJson.readTelemetry(body));
    } catch (WireException e) {
      throw Refused.invalid(String.valueOf(e.getMessage())).causedBy(e);
    }
  }
}

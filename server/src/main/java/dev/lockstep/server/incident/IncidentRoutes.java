package dev.lockstep.server.incident;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.incident.Incident.Summary;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollout.Identity;
import dev.lockstep.server.rollout.Rollouts;
import dev.lockstep.server.telemetry.PastTraffic;
import dev.lockstep.server.telemetry.PastTraffic.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Incidents over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}/rollouts/{rollout}/incidents")
class IncidentRoutes {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Duration AFTER = Duration.ofMinutes(5);
  private static final int WINDOWS_MAX = 1000;

  private final Rollouts rollouts;
  private final IncidentTable table;
  private final PastTraffic traffic;

  IncidentRoutes(Rollouts rollouts, IncidentTable table, PastTraffic traffic) {
    this.rollouts = rollouts;
    this.table = table;
    this.traffic = traffic;
  }

  /**
   * A bundle.
   *
   * @param incident as it was kept
   * @param telemetryAfter the windows of the five minutes after, as far as they are still known
   */
  record Bundle(Incident incident, List<Stretch> telemetryAfter) {}

  @Route(
      value = "Lists how often a rollout was taken back and why, the newest first.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Page<Summary> incidents(@PathVariable String environment, @PathVariable String rollout) {
    return Page.whole(table.all(rollouts.require(environment, rollout).identity()));
  }

  @Route(
      value = "Answers all that was known when a rollout was taken back, to be kept as a file.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping("/{incident}")
  ResponseEntity<Bundle> incident(
      @PathVariable String environment,
      @PathVariable String rollout,
      @PathVariable String incident) {
    Identity identity = rollouts.require(environment, rollout).identity();
    Incident kept = table.require(identity, number(incident));
    Instant time = kept.summary().time();
    ContentDisposition file =
        ContentDisposition.attachment()
            .filename(
                "incident-%s-%d.json"
                    .formatted(identity.id().replace(':', '-'), kept.summary().id()))
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(
            new Bundle(
                kept, traffic.between(identity.place(), time, time.plus(AFTER), WINDOWS_MAX)));
  }

  private static long number(String id) {
    if (!NUMBER.matcher(id).matches()) {
      throw Refused.unknown("the incident");
    }
    return Long.parseLong(id);
  }
}

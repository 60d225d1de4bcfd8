package dev.lockstep.server.live;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollouts;
import dev.lockstep.server.telemetry.Lines;
import dev.lockstep.server.telemetry.Lines.Line;
import dev.lockstep.server.telemetry.Lines.Slow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What gates have seen of a rollout over time, to be drawn. */
@RestController
@RequestMapping("/v1/environments/{environment}/rollouts/{rollout}/evidence")
class EvidenceRoutes {
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(2);

  private final Rollouts rollouts;
  private final Lines lines;
  private final InstantSource clock;

  EvidenceRoutes(Rollouts rollouts, Lines lines, InstantSource clock) {
    this.rollouts = rollouts;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * What was reported of a collection.
   *
   * @param stepSeconds how long each window is
   * @param lines one for each region and path
   * @param slow from what on operations are slow in the present epoch, where the old path says it
   */
  record Drawn(Instant from, Instant until, long stepSeconds, List<Line> lines, List<Slow> slow) {}

  @Route(
      value =
          "Answers what the old and the new path did over time, by regions, in at most 240"
              + " windows; of the last hour where nothing is said.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Drawn drawn(
      @PathVariable String environment,
      @PathVariable String rollout,
      @RequestParam Optional<Instant> since) {
    Rollout known = rollouts.require(environment, rollout);
    Instant until = clock.instant();
    Instant oldest = until.minus(KEPT);
    Instant from =
        since
            .filter(each -> each.isBefore(until))
            .map(each -> each.isBefore(oldest) ? oldest : each)
            .orElseGet(() -> until.minus(USUAL));
    return new Drawn(
        from,
        until,
        Lines.step(from, until).toSeconds(),
        lines.between(known.identity().place(), from, until),
        lines.slow(known.identity().place(), known.state().epoch()));
  }
}

package dev.lockstep.server.promotion;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.check.Policy.Promotion;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.environment.Environments.Environment;
import dev.lockstep.server.promotion.Drills.Drilled;
import dev.lockstep.server.registry.Artifact;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.rollout.Admission;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets a rollout begin once the change was carried through the environment before, as it is now:
 * what was carried before its last revision was another change. Threads share it.
 */
@Component
class Promoted implements Admission {
  private final Library library;
  private final Environments environments;
  private final Past past;
  private final InstantSource clock;

  Promoted(Library library, Environments environments, Past past, InstantSource clock) {
    this.library = library;
    this.environments = environments;
    this.past = past;
    this.clock = clock;
  }

  /** What was done elsewhere. */
  @Component
  record Past(Rollouts rollouts, Drills drills) {}

  @Override
  public void require(Beginning beginning) {
    String environment = beginning.place().environment();
    for (Promotion promotion : library.stock().rules().promotions()) {
      if (promotion.environment().equals(environment)) {
        promotion
            .after()
            .or(() -> before(environment))
            .ifPresent(before -> require(beginning, promotion, before));
      }
    }
  }

  /** The environment from which changes come to this one. */
  private Optional<String> before(String name) {
    List<String> all = environments.all().stream().map(Environment::name).toList();
    int index = all.indexOf(name);
    return index > 0 ? Optional.of(all.get(index - 1)) : Optional.empty();
  }

  private void require(Beginning beginning, Promotion promotion, String before) {
    List<Rollout> rollouts = rollouts(before, beginning.change());
    if (rollouts.stream().noneMatch(Rollout::isCarried)) {
      String stands =
          rollouts.stream()
              .findFirst()
              .map(each -> "%s stands at %s there".formatted(each.identity().id(), each.stage()))
              .orElse("it was not begun there as it is now");
      throw refused(
          "%s must have come to new-primary, or to the end of its plan, in %s, and %s"
              .formatted(beginning.change(), before, stands),
          "Carry it there first: POST /v1/environments/%s/rollouts.".formatted(before));
    }
    promotion.drillDays().ifPresent(days -> requireDrill(beginning, before, days, rollouts));
  }

  private List<Rollout> rollouts(String environment, String change) {
    Instant revised =
        library.revisions(change).stream()
            .map(Artifact::published)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return past.rollouts().ofChange(environment, change).stream()
        .filter(each -> !each.identity().begun().isBefore(revised))
        .toList();
  }

  private void requireDrill(Beginning beginning, String before, long days, List<Rollout> rollouts) {
    Optional<Instant> last =
        past.drills().last(new Drilled(before, beginning.change(), beginning.team()), rollouts);
    Instant oldest = clock.instant().minus(Duration.ofDays(days));
    if (last.filter(time -> !time.isBefore(oldest)).isEmpty()) {
      throw refused(
          "%s must have been taken back in %s within %d days, and %s"
              .formatted(
                  beginning.change(),
                  before,
                  days,
                  last.map("that was last so at %s"::formatted).orElse("it never was")),
          "Take it back there, then carry it: POST /v1/environments/%s/rollouts/ID/rollback."
              .formatted(before));
    }
  }

  private static Problem refused(String why, String next) {
    return new Problem(
        ProblemCode.GATE_CLOSED, "Cannot begin the rollout: " + why, "Nothing was changed.", next);
  }
}

package dev.lockstep.server.rollout;

import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.request.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The plans that rollouts are carried by: published ones by name, or given. Threads share it. */
@Component
class Plans {
  private final Library library;

  Plans(Library library) {
    this.library = library;
  }

  /** The text of the plan of this name, or of the one that is given; of the standard for none. */
  String file(Optional<String> name, Optional<String> file) {
    if (name.isPresent() && file.isPresent()) {
      throw Refused.invalid("Cannot use the plan: it is either named or given");
    }
    return file.orElseGet(() -> named(name.orElse(PlanFile.STANDARD)));
  }

  private String named(String name) {
    return library
        .stock()
        .plan(name)
        .map(plan -> new String(plan.content().bytes(), StandardCharsets.UTF_8))
        .orElseThrow(() -> Refused.unknown("a plan of this name"));
  }

  /** The plan that a text says, with everything that is wrong in it. */
  static RolloutPlan read(String file) {
    return switch (PlanFile.read("planFile", file.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<RolloutPlan> whole -> whole.located().value();
      case Outcome.Broken<RolloutPlan> broken ->
          throw Refused.invalid("Cannot use the plan: " + broken.findings().getFirst())
              .withFindings(broken.findings());
    };
  }
}

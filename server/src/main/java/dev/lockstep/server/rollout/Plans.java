package dev.lockstep.server.rollout;

import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.request.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The plans that rollouts are carried by. Threads share it. */
@Component
class Plans {
  /** The text of the plan of this name, or of the one that is given; of the standard for none. */
  String file(Optional<String> name, Optional<String> file) {
    if (name.isPresent() && file.isPresent()) {
      throw Refused.invalid("Cannot use the plan: it is either named or given");
    }
    return file.orElseGet(() -> named(name.orElse(PlanFile.STANDARD)));
  }

  private static String named(String name) {
    if (!name.equals(PlanFile.STANDARD)) {
      throw Refused.unknown("a plan of this name");
    }
    return new String(PlanFile.standard().content().bytes(), StandardCharsets.UTF_8);
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

package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Acts {
  private Acts() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(
        new PreflightVerb(surroundings),
        new RunVerb(surroundings),
        new VerifyVerb(surroundings),
        new ForecastVerb(surroundings),
        new RollbackVerb(surroundings),
        new RetireVerb(surroundings),
        new DemoVerb(surroundings),
        new PauseVerb(surroundings),
        new ResumeVerb(surroundings),
        new FreezeVerb(surroundings),
        new ThrottleVerb(surroundings));
  }
}

package dev.lockstep.cli.plan;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Plans {
  private Plans() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(new PlanVerb(surroundings), new GatesVerb(surroundings));
  }
}

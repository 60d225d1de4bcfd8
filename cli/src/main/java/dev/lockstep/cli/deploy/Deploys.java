package dev.lockstep.cli.deploy;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Deploys {
  private Deploys() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(
        new CanIDeployVerb(surroundings),
        new RecordDeploymentVerb(surroundings),
        new RecordUndeploymentVerb(surroundings));
  }
}

package dev.lockstep.cli.serve;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Serves {
  private Serves() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(
        new ServerVerb(surroundings), new RunnerVerb(surroundings), new PublishVerb(surroundings));
  }
}

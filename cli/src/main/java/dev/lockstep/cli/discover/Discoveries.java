package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Discoveries {
  private Discoveries() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(
        new DoctorVerb(surroundings), new InferVerb(surroundings), new DriftVerb(surroundings));
  }
}

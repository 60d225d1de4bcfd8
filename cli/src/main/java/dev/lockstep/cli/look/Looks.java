package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Looks {
  private Looks() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(
        new ValidateVerb(surroundings),
        new StatusVerb(surroundings),
        new WhyVerb(surroundings),
        new JournalVerb(surroundings),
        new TraceVerb(surroundings),
        new ConflictsVerb(surroundings),
        new ArchiveVerb(surroundings),
        new KeyVerb(surroundings));
  }
}

package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import java.util.List;

/** The commands of this package. */
public final class Checks {
  private Checks() {}

  /** The commands, in the order of the help. */
  public static List<Verb> in(Surroundings surroundings) {
    return List.of(
        new LintVerb(surroundings),
        new BreakingVerb(surroundings),
        new DiffVerb(surroundings),
        new ChangelogVerb(surroundings),
        new QueriesVerb(surroundings),
        new CheckVerb(surroundings),
        new ApproveVerb(surroundings),
        new ImpactVerb(surroundings),
        new RulesVerb(surroundings),
        new ExplainVerb(surroundings));
  }
}

package dev.lockstep.cli.document;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import picocli.CommandLine.Command;

/** The commands about pages. */
@Command(
    name = "docs",
    description = "Makes pages of contracts, usages and changes: lockstep docs build.")
public final class DocsVerb extends Verb {
  /** The command in these surroundings. */
  public DocsVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public List<Verb> parts() {
    return List.of(new DocsBuildVerb(surroundings()));
  }

  @Override
  protected Answer perform() {
    throw new Problem(
        ProblemCode.USAGE,
        "Cannot run lockstep docs: what to do with them is missing",
        "Nothing was done.",
        "lockstep docs build --help");
  }
}

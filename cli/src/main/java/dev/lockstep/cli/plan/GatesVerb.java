package dev.lockstep.cli.plan;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "gates", description = "Tries gates on what was: lockstep gates backtest.")
final class GatesVerb extends Verb {
  GatesVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public List<Verb> parts() {
    return List.of(new BacktestVerb(surroundings()));
  }

  @Override
  protected Answer perform() {
    throw new Problem(
        ProblemCode.USAGE,
        "Cannot run lockstep gates: what to do with them is missing",
        "Nothing was done.",
        "lockstep gates backtest --help");
  }
}

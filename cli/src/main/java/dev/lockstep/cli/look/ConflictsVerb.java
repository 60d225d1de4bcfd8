package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.runner.report.SetAside;
import picocli.CommandLine.Command;

@Command(
    name = "conflicts",
    description = {
      "Lists the values that no shape of their documents holds any more, out of the sealed"
          + " collection beside theirs.",
      "Reads only, at any moment."
    })
final class ConflictsVerb extends SetAsideVerb {
  ConflictsVerb(Surroundings surroundings) {
    super(surroundings, SetAside.Kind.CONFLICTS);
  }

  @Override
  String records() {
    return "values were set aside in conflicts";
  }
}

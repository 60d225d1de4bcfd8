package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.runner.report.SetAside;
import picocli.CommandLine.Command;

@Command(
    name = "archive",
    description = {
      "Lists the old documents of a retired change, out of the sealed collection beside theirs.",
      "Reads only, at any moment."
    })
final class ArchiveVerb extends SetAsideVerb {
  ArchiveVerb(Surroundings surroundings) {
    super(surroundings, SetAside.Kind.ARCHIVE);
  }

  @Override
  String records() {
    return "old documents are in the archive";
  }
}

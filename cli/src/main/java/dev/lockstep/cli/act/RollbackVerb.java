package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.report.Arrival;
import picocli.CommandLine.Command;

@Command(
    name = "rollback",
    description = {
      "Takes a change back: every document in the old shape, with all later writes.",
      "A stopped or killed rollback goes on with the same command."
    })
final class RollbackVerb extends Work {
  RollbackVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return carrying("rollback", RollbackVerb::rollBack);
  }

  private static Answer rollBack(Carrying carrying) {
    Arrival arrival = carrying.rollBack();
    String id = carrying.change();
    return arrived(
        carrying,
        arrival,
        """
        Change %s is rolled back: every document is in the old shape, later writes included, and \
        a count found nothing of the change left.
        Next: nothing, or lockstep run %s to try again.\
        """
            .formatted(id, id),
        "lockstep rollback " + id);
  }
}

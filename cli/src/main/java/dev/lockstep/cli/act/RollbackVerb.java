package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServedRollout;
import dev.lockstep.cli.remote.ServedRollout.Asking;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.report.Arrival;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rollback",
    description = {
      "Takes a change back: every document in the old shape, with all later writes.",
      "A stopped or killed rollback goes on with the same command. With --server, asks for it"
          + " there: softly at once, or hard once a second person asks for it too."
    })
final class RollbackVerb extends Work {
  @Mixin private final ServedRollout served = new ServedRollout();

  @Option(names = "--why", paramLabel = "TEXT", description = "At a server: why it is taken back.")
  private @Nullable String why;

  @Option(
      names = "--hard",
      description = "At a server: takes the new shape away; else only reads return to the old.")
  private boolean hard;

  RollbackVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return served
        .asked(
            new Asking(surroundings(), name()),
            word(),
            (rollouts, id) ->
                rollouts.rollBack(
                    id, hard ? "hard-rollback" : "soft-rollback", ServedRollout.reason(why)))
        .orElseGet(() -> carrying("rollback", RollbackVerb::rollBack));
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

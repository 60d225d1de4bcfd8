package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.StageWord;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.report.Arrival;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = {
      "Carries a change forward, stage by stage, until the work of a stage is done.",
      "A stopped or killed run goes on with the same command."
    })
final class RunVerb extends Work {
  @Option(
      names = "--until",
      paramLabel = "STAGE",
      converter = StageWord.class,
      description =
          "approved, rehearsed, expanded, dual-write, backfill, verified (the usual), shadow-read,"
              + " ramp or new-primary. From new-primary on the new shape decides.")
  private Stage until = Stage.VERIFIED;

  @Option(
      names = "--follow",
      description = "Goes on keeping both shapes in step when the stage is reached, until stopped.")
  private boolean follow;

  RunVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return carrying("run --until " + until, this::run);
  }

  private Answer run(Carrying carrying) {
    String again =
        "lockstep run %s --until %s%s"
            .formatted(carrying.change(), until, follow ? " --follow" : "");
    Arrival arrival =
        carrying.stage().compareTo(until) > 0 && follow
            ? new Arrival(carrying.stage(), Arrival.End.REACHED)
            : carrying.run(until);
    if (follow && arrival.end() == Arrival.End.REACHED) {
      console()
          .remark(
              "Change %s reached %s; both shapes are kept in step until this command is stopped."
                  .formatted(carrying.change(), arrival.stage()));
      arrival = carrying.follow();
    }
    return arrived(carrying, arrival, reached(carrying, arrival.stage()), again);
  }

  private static String reached(Carrying carrying, Stage stage) {
    String id = carrying.change();
    String next =
        stage == Stage.NEW_PRIMARY
            ? ("lockstep rollback %s takes it back,"
                    + " lockstep retire %s --confirm %s gives up the old shape")
                .formatted(id, id, id)
            : "lockstep run %s --until %s goes on, lockstep rollback %s takes it back"
                .formatted(id, stage.next().orElse(stage), id);
    return "Change %s reached %s.%nNext: %s.".formatted(id, stage, next);
  }
}

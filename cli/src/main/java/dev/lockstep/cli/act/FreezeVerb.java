package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServedRollout;
import dev.lockstep.cli.remote.ServedRollout.Asking;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.cli.verb.Verb;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "freeze",
    description = "Keeps a rollout at a server where it stands, until lockstep resume.")
final class FreezeVerb extends Verb {
  private String rollout = "";

  @Mixin private final ServedRollout served = new ServedRollout();

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why it is kept; others read it in the history of the rollout.")
  private String why = "";

  FreezeVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "ROLLOUT", description = "The id of the rollout.")
  void named(String word) {
    rollout = word;
  }

  @Override
  protected Answer perform() {
    return served
        .asked(
            new Asking(surroundings(), name()),
            Optional.of(rollout),
            (rollouts, id) -> rollouts.freeze(id, why))
        .orElseThrow(() -> Server.usage("--server and --environment are missing"));
  }
}

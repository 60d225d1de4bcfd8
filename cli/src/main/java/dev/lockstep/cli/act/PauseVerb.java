package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import picocli.CommandLine.Command;

@Command(
    name = "pause",
    description = "Asks the running process to hold back every write until resumed.")
final class PauseVerb extends Steering {
  PauseVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return answer(
        runner().requests().pause(change()),
        "No process on this machine carries %s, so nothing is written.".formatted(change()));
  }
}

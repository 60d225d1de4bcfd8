package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "pause",
    description = "Asks the running process to hold back every write until resumed.")
final class PauseVerb extends Steering {
  PauseVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description = "A change file, or its id; nothing where only one change is under way.")
  void named(String word) {
    change(word);
  }

  @Override
  protected Answer perform() {
    return answer(
        runner().requests().pause(change()),
        "No process on this machine carries %s, so nothing is written.".formatted(change()));
  }
}

package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "Asks the running process to go on after a pause.")
final class ResumeVerb extends Steering {
  ResumeVerb(Surroundings surroundings) {
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
        runner().requests().resume(change()),
        "No process on this machine carries %s.%nNext: lockstep run %s goes on where it stopped."
            .formatted(change(), change()));
  }
}

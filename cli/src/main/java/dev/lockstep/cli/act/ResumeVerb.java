package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServedRollout;
import dev.lockstep.cli.remote.ServedRollout.Asking;
import dev.lockstep.cli.remote.ServedRollouts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description =
        "Asks the running process to go on after a pause; with --server, a rollout there after a"
            + " freeze.")
final class ResumeVerb extends Steering {
  @Mixin private final ServedRollout served = new ServedRollout();

  ResumeVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description =
          "A change file, or its id; nothing where only one change is under way; with --server the"
              + " id of a rollout.")
  void named(String word) {
    change(word);
  }

  @Override
  protected Answer perform() {
    return served
        .asked(new Asking(surroundings(), name()), word(), ServedRollouts::resume)
        .orElseGet(this::here);
  }

  private Answer here() {
    return answer(
        runner().requests().resume(change()),
        "No process on this machine carries %s.%nNext: lockstep run %s goes on where it stopped."
            .formatted(change(), change()));
  }
}

package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServedRollout;
import dev.lockstep.cli.remote.ServedRollout.Asking;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "throttle",
    description = {
      "Changes how hard the running process and later runs work; with --server, the runner that has"
          + " the work of a rollout there.",
      "SETTINGS are key=value pairs with commas between: rate (500/s or unlimited), batch,"
          + " min-batch, quick-batch, slow-batch, nice, max-lag, max-cache, max-connections,"
          + " max-queued, max-ping, critical-lag, critical-cache, critical-connections,"
          + " critical-queued, critical-ping, check-every, url, url-timeout, query."
    })
final class ThrottleVerb extends Steering {
  @Parameters(
      arity = "1..2",
      paramLabel = "[CHANGE] SETTINGS",
      hideParamSyntax = true,
      description = {
        "A change file, or its id; nothing where only one change is under way; with --server the id"
            + " of a rollout.",
        "Settings such as rate=500/s,max-lag=5s; what is not named stays."
      })
  private @Nullable List<String> words;

  @Mixin private final ServedRollout served = new ServedRollout();

  ThrottleVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    List<String> given = Objects.requireNonNullElse(words, List.of(""));
    String settings = given.getLast();
    if (given.size() > 1) {
      change(given.getFirst());
    }
    return served
        .asked(
            new Asking(surroundings(), name()),
            word(),
            (rollouts, id) -> rollouts.throttle(id, settings))
        .orElseGet(() -> here(settings));
  }

  private Answer here(String settings) {
    return answer(
        runner().requests().throttle(change(), settings),
        "No process on this machine carries %s; the settings hold from its next run on."
            .formatted(change()));
  }
}

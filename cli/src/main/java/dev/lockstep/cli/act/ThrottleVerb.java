package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "throttle",
    description = {
      "Changes how hard the running process and later runs work.",
      "SETTINGS are key=value pairs with commas between: rate (500/s or unlimited), batch,"
          + " min-batch, quick-batch, slow-batch, nice, max-lag, max-cache, max-connections,"
          + " max-ping, critical-lag, critical-cache, critical-connections, critical-ping,"
          + " check-every, url, url-timeout, query."
    })
final class ThrottleVerb extends Steering {
  private String settings = "";

  ThrottleVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      index = "1",
      paramLabel = "SETTINGS",
      description = "Such as rate=500/s,max-lag=5s; what is not named stays.")
  void settings(String text) {
    settings = text;
  }

  @Override
  protected Answer perform() {
    return answer(
        runner().requests().throttle(change(), settings),
        "No process on this machine carries %s; the settings hold from its next run on."
            .formatted(change()));
  }
}

package dev.lockstep.cli.deploy;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.formats.deployment.DeploymentsFile;
import picocli.CommandLine.Command;

/** {@code lockstep record-undeployment}: notes that a version of a service is gone. */
@Command(
    name = "record-undeployment",
    description = "Notes that a version of a service is not live in an environment any more.")
final class RecordUndeploymentVerb extends Recording {
  RecordUndeploymentVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    requireEnvironment(file().read());
    if (!isLive(file().read())) {
      requireUsage();
      return noted("%s was not live in %s.".formatted(subject(), environment()), false);
    }
    String service = subject().service();
    String version = subject().version();
    file()
        .change(
            text -> DeploymentsFile.without(text, environment(), service, version),
            before -> before.without(environment(), service, version));
    return noted("%s is not live in %s any more.".formatted(subject(), environment()), true);
  }
}

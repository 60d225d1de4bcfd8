package dev.lockstep.cli.deploy;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.formats.deployment.DeploymentsFile;
import picocli.CommandLine.Command;

/** {@code lockstep record-deployment}: notes that a version of a service is live. */
@Command(
    name = "record-deployment",
    description = "Notes that a version of a service is live in an environment, beside others.")
final class RecordDeploymentVerb extends Recording {
  RecordDeploymentVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    requireUsage();
    file().makeIfMissing();
    if (isLive(file().read())) {
      return noted("%s is live in %s already.".formatted(subject(), environment()), false);
    }
    requireEnvironment(file().read());
    String service = subject().service();
    String version = subject().version();
    file()
        .change(
            text -> DeploymentsFile.with(text, environment(), service, version),
            before -> before.with(environment(), service, version));
    return noted("%s is live in %s now.".formatted(subject(), environment()), true);
  }
}

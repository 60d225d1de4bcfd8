package dev.lockstep.cli.remote;

import dev.lockstep.cli.output.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In which environment of which server a rollout is, for commands that can do without one. */
public final class RolloutOptions {
  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment at the server.")
  private @Nullable String environment;

  /** The rollouts of the environment, where a server was named to the command. */
  public Optional<ServedRollouts> rollouts(Surroundings surroundings, String command) {
    Optional<Server> asked = server.server(surroundings, command);
    if (asked.isPresent() != (environment != null)) {
      throw Server.usage("--server and --environment go together");
    }
    return asked.map(
        each -> new ServedRollouts(each, Optional.ofNullable(environment).orElseThrow()));
  }
}

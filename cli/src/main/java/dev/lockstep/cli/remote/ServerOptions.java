package dev.lockstep.cli.remote;

import dev.lockstep.cli.output.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is asked, for commands that can do without one. */
public final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Asks a server, such as https://lockstep.example:8377; the token is taken from"
              + " $$LOCKSTEP_TOKEN.")
  private @Nullable String server;

  /** The server, where one was named to the command. */
  public Optional<Server> server(Surroundings surroundings, String command) {
    return Optional.ofNullable(server)
        .map(url -> Server.at(url, surroundings.environment(), command));
  }
}

package dev.lockstep.cli.serve;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.Outside;
import dev.lockstep.server.setting.ServerSettings;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "server",
    description = {
      "Starts the control plane; its database is in the state folder, or where $$LOCKSTEP_DATABASE",
      "says (jdbc:postgresql:... for several servers). With a store it starts a runner, too."
    })
final class ServerVerb extends Verb {
  private static final String DATABASE = "LOCKSTEP_DATABASE";
  private static final String STORE = "LOCKSTEP_STORE";

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = Listen.class,
      description =
          "Where it answers; the usual is 127.0.0.1:8377, which only this machine reaches."
              + " Port 0 for a free one.")
  private InetSocketAddress listen = ServerSettings.LOOPBACK;

  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "The store of a runner in the same process: its address, 'memory' for one that lives and"
              + " ends with the server, or 'none' for no runner; else $$LOCKSTEP_STORE. The usual"
              + " is memory, and none where $$LOCKSTEP_DATABASE is set.")
  private @Nullable String store;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment of that runner, made where it is missing; the usual is local.")
  private String environment = "local";

  ServerVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    CountDownLatch stopped = new CountDownLatch(1);
    return surroundings().stoppable(stopped::countDown, () -> serve(stopped));
  }

  private Answer serve(CountDownLatch stopped) {
    try (LockstepServer server = LockstepServer.start(settings())) {
      tell(server);
      try (EmbeddedRunner runner = runner(server)) {
        runner.start();
        stopped.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.ok("The server has ended.", Json.empty().and("ended", true).document());
  }

  private EmbeddedRunner runner(LockstepServer server) {
    return new EmbeddedRunner(
        server, new EmbeddedRunner.Place(environment, chosen(), runner(), state()), console());
  }

  private String chosen() {
    Map<String, String> variables = surroundings().environment();
    return Optional.ofNullable(store)
        .or(() -> Optional.ofNullable(variables.get(STORE)))
        .filter(text -> !text.isBlank())
        .orElse(
            variables.getOrDefault(DATABASE, "").isEmpty()
                ? EmbeddedRunner.MEMORY
                : EmbeddedRunner.NONE);
  }

  private ServerSettings settings() {
    ServerSettings inFolder =
        ServerSettings.inFolder(stateFolder(), surroundings().clock(), surroundings().random());
    return Optional.ofNullable(surroundings().environment().get(DATABASE))
        .filter(address -> !address.isEmpty())
        .map(inFolder::with)
        .orElse(inFolder)
        .at(listen)
        .with(Outside.of(surroundings().environment()));
  }

  private void tell(LockstepServer server) {
    String address = server.address().toString();
    console().part("Lockstep answers at " + address, Json.with("address", address).document());
    server
        .firstToken()
        .ifPresent(token ->
            console()
                .part(
                    "A token for the first administrator, good for a day and shown this once:\n"
                        + token,
                    Json.with("token", token).document()));
  }
}

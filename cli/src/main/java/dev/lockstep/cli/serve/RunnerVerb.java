package dev.lockstep.cli.serve;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServerAddress;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.order.Foreman;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.runner.order.HttpOrders;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lockstep runner}: does the work of a server's rollouts near the data. */
@Command(
    name = "runner",
    description = {
      "Takes the work orders of a server and does them: the process that holds the credentials of",
      "the store. The token is taken from $$LOCKSTEP_TOKEN and has the grant runner@ENVIRONMENT."
    })
final class RunnerVerb extends Verb {
  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "Where the server answers, such as https://lockstep.example:8377.")
  private String server = "";

  @Option(
      names = "--environment",
      required = true,
      paramLabel = "NAME",
      description = "The environment whose rollouts it works for.")
  private String environment = "";

  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "The store, such as mongodb://HOST:PORT/DATABASE; else $$LOCKSTEP_STORE. It is told to"
              + " nobody.")
  private @Nullable String store;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description =
          "Works on this collection alone; may be given several times. All where none is given.")
  private List<String> collections = List.of();

  RunnerVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    Workplace workplace =
        new Workplace(
            runner().name(),
            runner(),
            state(),
            address(),
            Set.copyOf(new HashSet<>(collections)),
            new WorkTold(console()));
    URI checked = ServerAddress.checked(server, name());
    String token = ServerAddress.token(surroundings().environment(), name());
    try (HttpOrders orders = new HttpOrders(checked, environment, token)) {
      Foreman foreman = new Foreman(orders, workplace);
      console()
          .part(
              "Runner %s takes the work of %s.".formatted(workplace.name(), environment),
              Json.with("runner", workplace.name()).and("environment", environment).document());
      return surroundings().stoppable(foreman::stop, () -> worked(foreman));
    }
  }

  private static Answer worked(Foreman foreman) {
    try {
      foreman.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.ok(
        "The runner has ended; what it kept in step is no longer.",
        Json.empty().and("ended", true).document());
  }

  private StoreAddress address() {
    return Optional.ofNullable(store)
        .map(StoreAddress::parse)
        .or(() -> StoreAddress.in(surroundings().environment()))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.USAGE,
                "Cannot take work: no store was named",
                "Nothing was written.",
                "Give --store URI, or set LOCKSTEP_STORE to it."));
  }
}

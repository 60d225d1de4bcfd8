package dev.lockstep.checks.bench;

import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A control plane as a process of its own, with an environment and a token for services. */
final class ControlServer implements AutoCloseable {
  static final String ENVIRONMENT = "/v1/environments/bench";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String LISTENS = "Lockstep answers at ";

  private final ProcessUnderTest process;
  private final URI address;
  private final String admin;
  private final String service;

  private ControlServer(ProcessUnderTest process) throws IOException, InterruptedException {
    this.process = process;
    String line = process.awaitLine(LISTENS, PATIENCE);
    this.address = URI.create(line.substring(line.indexOf(LISTENS) + LISTENS.length()).strip());
    this.admin = process.awaitLine("lst_", PATIENCE).strip();
    try (HttpWire wire = new HttpWire(address, admin)) {
      var unused = wire.ask("POST", "/v1/environments", "{\"name\":\"bench\"}").expect(201);
      this.service =
          wire.ask("POST", "/v1/tokens", "{\"subject\":\"shop\",\"grants\":[\"service@bench\"]}")
              .expect(201)
              .text("secret");
    }
  }

  static ControlServer start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lockstep-bench-control");
    ProcessUnderTest process =
        ProcessUnderTest.start(
            JavaCommand.of(
                    LockstepCommand.class,
                    "server",
                    "--listen",
                    "127.0.0.1:0",
                    "--store",
                    "none",
                    "--state",
                    folder.toString())
                .withClassPath(classPath())
                .withJvmOption("-Xmx1g"));
    try {
      return new ControlServer(process);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** What starts inside every Spring application of a service would start in the server too. */
  private static String classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path", ""))
        .filter(each -> !each.contains("client-spring") && !each.contains("client/spring"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A connection of a service. */
  HttpWire asService() throws IOException {
    return new HttpWire(address, service);
  }

  /** A connection of who may do everything. */
  HttpWire asAdmin() throws IOException {
    return new HttpWire(address, admin);
  }

  /** A connection of nobody. */
  HttpWire asNobody() throws IOException {
    return new HttpWire(address, "");
  }

  /** Gives an instance a lease. */
  static void lease(HttpWire wire, String collection, String instance) throws IOException {
    var unused =
        wire.ask(
                "PUT",
                ENVIRONMENT + "/collections/%s/leases/%s".formatted(collection, instance),
                WireJson.write(new LeaseRequest("shop", "eu", 0, 0, false)))
            .expect(200);
  }

  @Override
  public void close() {
    process.close();
  }
}

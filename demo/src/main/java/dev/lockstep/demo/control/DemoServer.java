package dev.lockstep.demo.control;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.http.HttpStageSource;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.Pace;
import dev.lockstep.client.http.Token;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.order.Foreman;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.runner.order.HttpOrders;
import dev.lockstep.runner.order.Shift;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A server in this process, with one environment and a runner. Threads may share it. */
public final class DemoServer implements AutoCloseable {
  /** The one environment. */
  public static final String ENVIRONMENT = "demo";

  private final LockstepServer server;
  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Rest admin;
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private Optional<Shift> shift = Optional.empty();

  private DemoServer(LockstepServer server, Path folder) {
    this.server = server;
    this.folder = folder;
    this.admin = new Rest(http, server.address(), server.firstToken().orElseThrow());
  }

  /**
   * Starts a server that keeps everything in this folder.
   *
   * @param chance what tokens are drawn from
   */
  public static DemoServer start(Path folder, InstantSource clock, RandomGenerator chance) {
    ServerSettings settings =
        ServerSettings.inFolder(made(folder), clock, chance)
            .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    DemoServer started = new DemoServer(LockstepServer.start(settings), folder);
    Document unused =
        started.admin.post("/v1/environments", Document.of("name", Value.text(ENVIRONMENT)));
    return started;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers. */
  public URI address() {
    return server.address();
  }

  /** A path below the environment. */
  public static String path(String rest) {
    return "/v1/environments/" + ENVIRONMENT + rest;
  }

  /** The server as somebody with these roles in the environment speaks to it. */
  public Rest as(String person, String... roles) {
    return new Rest(http, server.address(), token(person, roles));
  }

  private String token(String subject, String... roles) {
    List<Value> grants =
        Stream.of(roles).<Value>map(role -> Value.text(role + "@" + ENVIRONMENT)).toList();
    Document issued =
        admin.post(
            "/v1/tokens",
            Document.of("subject", Value.text(subject), "grants", new Value.Array(grants)));
    String secret = Answers.text(issued, "secret");
    secrets.add(secret);
    return secret;
  }

  /** A token that may do everything, for people who look around; it ends with the server. */
  public String token() {
    return admin.token();
  }

  /** The server as one who may do everything speaks to it. */
  Rest administrator() {
    return admin;
  }

  /** Every token that was made, for those who look whether one is told anywhere. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** Starts the runner; it works until the server is closed. */
  public void employ(Workplace workplace) {
    HttpOrders orders = new HttpOrders(address(), ENVIRONMENT, token("runner", "runner"));
    shift = Optional.of(Foreman.start(orders, workplace));
  }

  /** One more instance of a service. */
  public Lockstep instance(String service) {
    Identity identity = identity(service);
    return Lockstep.connect(address(), identity, Settings.in(folder.resolve("sdk-" + service)));
  }

  /** The stages as one more client hears of them, which acts by none. */
  public HttpStageSource listener(int number) {
    String name = "listener-" + number;
    return new HttpStageSource(address(), identity(name), name, Pace.STANDARD);
  }

  private Identity identity(String service) {
    return new Identity(ENVIRONMENT, service, "local", Token.of(token(service, "service")));
  }

  /** Ends runner and server; a second time it does nothing. */
  @Override
  public void close() {
    shift.ifPresent(Shift::close);
    http.close();
    server.close();
  }
}

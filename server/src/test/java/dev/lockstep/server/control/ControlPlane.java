package dev.lockstep.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.Token;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server in this process with one environment, and who speaks to it. */
final class ControlPlane implements AutoCloseable {
  static final String ENVIRONMENT = "production";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final LockstepServer server;
  private final Path folder;
  private final String admin;
  private final HttpClient http = HttpClient.newHttpClient();

  private ControlPlane(LockstepServer server, Path folder) {
    this.server = server;
    this.folder = folder;
    this.admin = server.firstToken().orElseThrow();
  }

  static ControlPlane start(Path folder) throws IOException, InterruptedException {
    ServerSettings settings =
        ServerSettings.inFolder(folder, InstantSource.system(), new SecureRandom())
            .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    ControlPlane started = new ControlPlane(LockstepServer.start(settings), folder);
    JsonNode unused = started.post("/v1/environments", object().put("name", ENVIRONMENT));
    return started;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** The port at which it answers. */
  int port() {
    return server.address().getPort();
  }

  /** One more instance of a service. */
  Lockstep instance(String name) throws IOException, InterruptedException {
    return instance(name, port());
  }

  /** One more instance of a service, which finds the server at another port. */
  Lockstep instance(String name, int port) throws IOException, InterruptedException {
    ObjectNode wanted = object().put("subject", name);
    wanted.putArray("grants").add("service@" + ENVIRONMENT);
    String secret = post("/v1/tokens", wanted).at("/secret").asString();
    Identity identity = new Identity(ENVIRONMENT, "orders-api", "eu", Token.of(secret));
    return Lockstep.connect(
        URI.create("http://127.0.0.1:" + port),
        identity,
        Settings.in(folder.resolve("instance-" + name)));
  }

  /** Begins a rollout and answers its path. */
  String begin(String collection, String plan) throws IOException, InterruptedException {
    ObjectNode wanted =
        object()
            .put("change", "split-name")
            .put("collection", collection)
            .put("team", "shop")
            .put("planFile", plan);
    String rollouts = "/v1/environments/" + ENVIRONMENT + "/rollouts";
    return rollouts + "/" + post(rollouts, wanted).at("/identity/id").asString();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return sent(request(path).GET());
  }

  JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return sent(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path))
        .header("Authorization", "Bearer " + admin);
  }

  private JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return response.body().isEmpty() ? object() : JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}

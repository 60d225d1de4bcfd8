package dev.lockstep.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.Outside;
import dev.lockstep.server.setting.ServerSettings;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real receiver of OTLP over HTTP gets. */
class TracingTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: traced
      gates:
        work: {checks: [{kind: outside, name: work, source: runner}], pass: {dwell: 0s}}
      stages: [{stage: expanded, gate: work}, {stage: dual-write, gate: work}]
      """;

  @TempDir private Path folder;

  private final AtomicReference<String> received = new AtomicReference<>("");
  private HttpServer receiver;
  private LockstepServer server;
  private String token;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(ANY_PORT, 0);
    receiver.createContext(
        "/v1/traces",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
          String unused = received.accumulateAndGet(body, String::concat);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    String endpoint = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    server =
        LockstepServer.start(
            ServerSettings.inFolder(folder, InstantSource.system(), new SecureRandom())
                .at(ANY_PORT)
                .with(Outside.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint))));
    token = server.firstToken().orElseThrow();
  }

  @AfterEach
  void end() {
    server.close();
    receiver.stop(0);
  }

  @Test
  void aRequestIsASpanOfItsRouteBelowTheSpanOfItsCaller() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/v1/environments"))
            .header("Authorization", "Bearer " + token)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }

    String spans = Awaiting.until(received::get, all -> all.contains("GET /v1/environments"));

    assertThat(spans)
        .contains("lockstep-server")
        .contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1))
        .doesNotContain(token);
  }

  @Test
  void aStepOfARolloutIsASpan() {
    Client admin = new Client(server.address(), token);
    admin.post("/v1/environments", "{\"name\":\"staging\"}").expect(201);
    String begun =
        admin
            .post(
                "/v1/environments/staging/rollouts",
                "{\"change\":\"c\",\"collection\":\"orders\",\"team\":\"shop\",\"planFile\":\"%s\"}"
                    .formatted(PLAN.replace("\n", "\\n")))
            .expect(201)
            .text("/identity/id");
    admin
        .post(
            "/v1/environments/staging/rollouts/" + begun + "/answers",
            "{\"check\":\"work\",\"outcome\":\"PASS\",\"epoch\":2}")
        .expect(204);

    String spans = Awaiting.until(received::get, all -> all.contains("rollout advanced"));

    assertThat(spans).contains(begun, "dual-write");
  }
}

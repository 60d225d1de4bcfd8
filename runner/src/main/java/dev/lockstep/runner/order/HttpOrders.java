package dev.lockstep.runner.order;

import dev.lockstep.api.http.BoundedBody;
import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.Disclosure;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Orders of a server over HTTP. Follows no redirect, takes bounded answers, waits a bounded time.
 * Threads share it.
 */
public final class HttpOrders implements OrderSource {
  private static final int BYTES_MAX = 8 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI orders;
  private final String token;
  private final Duration patience;

  /** The orders of an environment; nothing is asked yet. */
  public HttpOrders(URI server, String environment, String token) {
    this(server, environment, token, PATIENCE);
  }

  /** Those of a server that has so long for an answer. */
  HttpOrders(URI server, String environment, String token, Duration patience) {
    String base = server.toString().replaceFirst("/+$", "");
    this.orders = URI.create(base + "/v1/environments/" + encoded(environment) + "/orders");
    this.token = token;
    this.patience = patience;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private record Answer(int status, String body) {}

  @Override
  public WorkOrders await(String known, Duration wait) throws IOException, InterruptedException {
    String query = "?seconds=%d&known=%s".formatted(wait.toSeconds(), encoded(known));
    HttpRequest.Builder request = request(query, patience.plus(wait)).GET();
    String body = whole(sent(request));
    try {
      return WireJson.readOrders(body);
    } catch (WireException e) {
      throw new IOException("the server answers no orders: " + e.getMessage(), e);
    }
  }

  @Override
  public String changeFile(String rollout) throws IOException, InterruptedException {
    return whole(sent(request("/" + encoded(rollout) + "/change", patience).GET()));
  }

  @Override
  public Taken report(String rollout, WorkReport report) throws IOException, InterruptedException {
    return put("/" + encoded(rollout) + "/report", WireJson.write(report));
  }

  @Override
  public Disclosure disclosure(String rollout) throws IOException, InterruptedException {
    String body = whole(sent(request("/" + encoded(rollout) + "/disclosure", patience).GET()));
    try {
      return WireJson.readDisclosure(body);
    } catch (WireException e) {
      throw new IOException("the server does not say what is open: " + e.getMessage(), e);
    }
  }

  @Override
  public Taken compared(String rollout, ComparisonReport report)
      throws IOException, InterruptedException {
    return put("/" + encoded(rollout) + "/comparison", WireJson.write(report));
  }

  private Taken put(String rest, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(rest, patience)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    Answer answer = sent(request);
    return switch (answer.status()) {
      case NO_CONTENT -> Taken.YES;
      case NOT_FOUND -> Taken.OUTDATED;
      case CONFLICT ->
          answer.body().contains('"' + ProblemCode.ROLLOUT_BUSY.word() + '"')
              ? Taken.BUSY
              : Taken.OUTDATED;
      default -> throw refused(answer.status());
    };
  }

  private HttpRequest.Builder request(String rest, Duration timeout) {
    return HttpRequest.newBuilder(URI.create(orders + rest))
        .timeout(timeout)
        .header("Authorization", "Bearer " + token);
  }

  private Answer sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = BoundedBody.whole(client, request.build(), BYTES_MAX);
    return new Answer(response.statusCode(), response.body());
  }

  private static String whole(Answer answer) throws IOException {
    if (answer.status() == OK) {
      return answer.body();
    }
    throw refused(answer.status());
  }

  /** A token that is not good for this never will be; everything else may pass. */
  private static IOException refused(int status) {
    if (status == UNAUTHORISED || status == FORBIDDEN) {
      throw new Problem(
          ProblemCode.TOKEN_INVALID,
          "Cannot take work: the token is unknown, expired, or of no runner of this environment",
          "Nothing more is written; what was done stays, and both shapes stay as they are.",
          "Get a token with the grant runner@ENVIRONMENT and start the runner again.");
    }
    return new IOException("the server answered %d".formatted(status));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

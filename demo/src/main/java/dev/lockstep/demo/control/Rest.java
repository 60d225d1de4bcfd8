package dev.lockstep.demo.control;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.document.Document;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The server as one person speaks to it. Threads may share it. */
public final class Rest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI server;
  private final String token;
  private final AtomicLong posts = new AtomicLong();

  Rest(HttpClient http, URI server, String token) {
    this.http = http;
    this.server = server;
    this.token = token;
  }

  /** What the person shows to the server. */
  String token() {
    return token;
  }

  /** What this path tells. */
  public Document get(String path) {
    return sent(request(path).GET());
  }

  /** What this path tells, as it is told. */
  String text(String path) {
    return body(request(path).GET());
  }

  /** What came of posting this. */
  public Document post(String path, Document body) {
    String text = ExtendedJson.write(body, ExtendedJson.Notation.RELAXED);
    return sent(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "demo-" + posts.incrementAndGet())
            .POST(BodyPublishers.ofString(text)));
  }

  /** Publishes a file in a folder of the registry. */
  void publish(String folder, String yaml) {
    String unused =
        body(
            request("/v1/registry/" + folder)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private Document sent(HttpRequest.Builder request) {
    String body = body(request);
    return body.isEmpty() ? Document.empty() : ExtendedJson.readDocument(body);
  }

  /** Whatever is asked may be asked again: what is posted has a key. */
  private String body(HttpRequest.Builder request) {
    HttpResponse<String> response =
        Patience.with(() -> http.send(request.build(), BodyHandlers.ofString()));
    if (response.statusCode() >= 300) {
      throw new IllegalStateException("The server of the demo refused: " + response.body());
    }
    return response.body();
  }
}

package dev.lockstep.demo.control;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.document.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The server as one person speaks to it. Threads may share it. */
public final class Rest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI server;
  private final String token;

  Rest(HttpClient http, URI server, String token) {
    this.http = http;
    this.server = server;
    this.token = token;
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
            .POST(BodyPublishers.ofString(text)));
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

  private String body(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException("The server of the demo refused: " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted", e);
    }
  }
}

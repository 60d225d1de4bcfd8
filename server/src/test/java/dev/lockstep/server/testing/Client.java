package dev.lockstep.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Speaks to a server as a plain HTTP client.
 *
 * @param token empty for none
 */
public record Client(URI server, String token) {
  static final Client NOBODY = new Client(URI.create("http://127.0.0.1:1"), "");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Sends a GET. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Sends a POST of JSON. */
  public Answer post(String path, String body) {
    return send(json(path).POST(BodyPublishers.ofString(body)));
  }

  /** Sends a POST of JSON with an idempotency key. */
  public Answer post(String path, String body, String key) {
    return send(json(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
  }

  /** Sends a PUT of JSON. */
  public Answer put(String path, String body) {
    return send(json(path).PUT(BodyPublishers.ofString(body)));
  }

  /** Sends a DELETE. */
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** A stream of lines that are there as they come; the caller closes it. */
  public Stream<String> lines(String path) {
    HttpRequest request = request(path).header("Accept", "text/event-stream").GET().build();
    try {
      return HTTP.send(request, BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status of the answer, whose body is left unread. */
  public static int status(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A request to be completed. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  /** Sends a request. */
  public static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

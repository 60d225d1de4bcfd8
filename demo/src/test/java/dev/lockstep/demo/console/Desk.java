package dev.lockstep.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.demo.control.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where an administrator prepares a server for the people of a test. */
final class Desk {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String token;

  Desk(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** Publishes a file. */
  void publish(String folder, Path file) throws IOException {
    String unused = post("/v1/registry/" + folder, "application/yaml", Files.readString(file));
  }

  /** Tells what {@code lockstep drift} counted in a collection, which this file holds. */
  void observe(String environment, String collection, Path file) throws IOException {
    String path =
        "/v1/environments/%s/collections/%s/observation".formatted(environment, collection);
    String unused =
        send(
            request(path, "application/json")
                .PUT(BodyPublishers.ofString(Files.readString(file)))
                .build(),
            204);
  }

  /** A new token of somebody who may do this. */
  String token(String subject, String... grants) {
    String listed =
        Arrays.stream(grants).map("\"%s\""::formatted).collect(Collectors.joining(", "));
    String body = "{\"subject\": \"%s\", \"grants\": [%s]}".formatted(subject, listed);
    String answer = post("/v1/tokens", "application/json", body);
    return Answers.text(ExtendedJson.readDocument(answer), "secret");
  }

  private String post(String path, String type, String body) {
    return send(request(path, type).POST(BodyPublishers.ofString(body)).build(), 201);
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type);
  }

  private String send(HttpRequest request, int status) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while asking for " + request.uri(), e);
    }
  }
}

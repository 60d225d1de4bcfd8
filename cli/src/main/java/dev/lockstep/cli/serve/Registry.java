package dev.lockstep.cli.serve;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registry of a server. Follows no redirect and takes a bounded answer. */
final class Registry {
  private static final int BYTES_MAX = 8 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int UNAUTHORISED = 401;

  private final URI address;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Registry(String address, String token) {
    this.address = checked(address);
    this.token = token;
  }

  private static URI checked(String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null) {
        return URI.create(text.replaceFirst("/+$", ""));
      }
    } catch (URISyntaxException e) {
      throw wrong().causedBy(e);
    }
    throw wrong();
  }

  private static Problem wrong() {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot ask the server: --server is no address such as https://HOST:8377",
        "Nothing was published.",
        "lockstep publish --help");
  }

  /**
   * What the server answered.
   *
   * @param findings each on a line
   */
  record Answered(int status, String sentence, List<String> findings) {
    Answered {
      findings = List.copyOf(findings);
    }

    boolean isTaken() {
      return status == OK || status == CREATED;
    }
  }

  /** Publishes a file. */
  Answered publish(String folder, byte[] content) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/v1/registry/" + folder))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofByteArray(content))
            .build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        return answered(response.statusCode(), text);
      }
    } catch (IOException e) {
      throw failed("it cannot be reached or broke off").causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the command is ending").causedBy(e);
    }
  }

  private static Answered answered(int status, String text) {
    try {
      Document body = ExtendedJson.readDocument(text);
      if (status == CREATED || status == OK) {
        return new Answered(status, status == CREATED ? "published" : "there already", List.of());
      }
      if (status == UNAUTHORISED) {
        throw new Problem(
            ProblemCode.TOKEN_INVALID,
            "Cannot publish: the token in $LOCKSTEP_TOKEN is unknown, expired or revoked",
            "Nothing was published.",
            "lockstep publish --help");
      }
      return new Answered(status, text(body, "detail").orElse("refused"), findings(body));
    } catch (ExtendedJsonException e) {
      throw failed("it answers %d and nothing that a server of ours says".formatted(status))
          .causedBy(e);
    }
  }

  private static Optional<String> text(Document body, String name) {
    return body.get(name)
        .filter(Value.Text.class::isInstance)
        .map(each -> ((Value.Text) each).value());
  }

  private static List<String> findings(Document body) {
    List<String> findings = new ArrayList<>();
    if (body.get("fields").orElse(Document.empty()) instanceof Document fields) {
      for (String name : fields.names()) {
        text(fields, name).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Problem failed(String why) {
    return new Problem(
        ProblemCode.SOURCE_FAILED,
        "Cannot publish to the server: " + why,
        "What it took before is published; to send all again changes nothing.",
        "lockstep publish --help");
  }
}

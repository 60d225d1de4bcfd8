package dev.lockstep.cli.remote;

import dev.lockstep.api.http.BoundedBody;
import dev.lockstep.api.http.BoundedBody.TooLongException;
import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.model.document.Document;
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
import java.util.Map;
import java.util.stream.Stream;

/** A server over REST. Follows no redirect and takes a bounded answer. Threads may share it. */
public final class Server {
  private static final String YAML = "application/yaml";
  private static final int BYTES_MAX = 8 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REFUSED_FROM = 400;

  private final URI address;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Server(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** The server at an address, asked with the token of these variables by a command. */
  public static Server at(String address, Map<String, String> environment, String command) {
    String token = ServerAddress.token(environment, command);
    return new Server(ServerAddress.checked(address, command), token);
  }

  /** The problem of a command that cannot be sent as it was written. */
  public static Problem usage(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot ask the server: " + why,
        "Nothing was asked.",
        "lockstep --help");
  }

  /** A name as a part of a path or query. */
  public static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What the server answered. */
  public record Reply(int status, Document body) {
    /** Whether it refused. */
    public boolean isRefused() {
      return status >= REFUSED_FROM;
    }

    /** The text of a field; empty where there is none. */
    public String text(String name) {
      return Fields.text(body, name);
    }
  }

  /** What there is at a path. */
  public Document get(String path) {
    return taken(send(request(path).GET())).body();
  }

  /** Asks for something; the answer is none that the server refused. */
  public Reply post(String path, Document body) {
    String text = ExtendedJson.write(body, Notation.RELAXED);
    return taken(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text))));
  }

  /** Puts something there, which the server takes. */
  public void put(String path, Document body) {
    String text = ExtendedJson.write(body, Notation.RELAXED);
    Reply unused =
        taken(
            send(
                request(path)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(text))));
  }

  /** Sends a file, and answers also a refusal. */
  public Reply offer(String path, byte[] file) {
    return send(request(path).header("Content-Type", YAML).POST(BodyPublishers.ofByteArray(file)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = BoundedBody.whole(client, request.build(), BYTES_MAX);
      return reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw failed(
              TooLongException.isBehind(e)
                  ? "its answer is longer than %d MiB".formatted(BYTES_MAX >> 20)
                  : "it cannot be reached or broke off")
          .causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the command is ending").causedBy(e);
    }
  }

  private static Reply reply(int status, String text) {
    try {
      return new Reply(status, text.isEmpty() ? Document.empty() : ExtendedJson.readDocument(text));
    } catch (ExtendedJsonException e) {
      throw failed("it answers %d and nothing that a server of ours says".formatted(status))
          .causedBy(e);
    }
  }

  /** The same reply, unless the server refused. */
  public static Reply taken(Reply reply) {
    if (reply.isRefused()) {
      throw problem(reply);
    }
    return reply;
  }

  /** What the server says cannot be done, in its own words. */
  private static Problem problem(Reply reply) {
    String word = reply.text("code");
    ProblemCode code =
        Stream.of(ProblemCode.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElse(ProblemCode.SOURCE_FAILED);
    String sentence = reply.text("detail");
    Problem problem =
        new Problem(
            code,
            sentence.isEmpty()
                ? "Cannot ask the server: it answers %d".formatted(reply.status())
                : sentence,
            reply.text("meaning"),
            reply.text("next"));
    if (reply.body().get("fields").orElse(Document.empty()) instanceof Document fields) {
      for (String name : fields.names()) {
        problem = problem.with(name, Fields.text(fields, name));
      }
    }
    return problem;
  }

  private static Problem failed(String why) {
    return new Problem(
        ProblemCode.SOURCE_FAILED,
        "Cannot ask the server: " + why,
        "What it took before, it keeps; to send the same again changes nothing.",
        "See whether it answers at /v1/health, then repeat the command.");
  }
}

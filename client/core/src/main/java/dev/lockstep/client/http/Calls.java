package dev.lockstep.client.http;

import dev.lockstep.api.http.BoundedBody;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to the control plane: each ends in its time, with an answer of a bounded size. */
final class Calls implements AutoCloseable {
  static final int OK = 200;
  private static final int BYTES_MAX = 1 << 20;
  private static final Set<Integer> TAKEN = Set.of(OK, 202, 204);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final String base;
  private final Identity identity;
  private final Pace pace;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  Calls(URI controlPlane, Identity identity, Pace pace) {
    String scheme = controlPlane.getScheme() == null ? "" : controlPlane.getScheme();
    if (!SCHEMES.contains(scheme)
        || controlPlane.getHost() == null
        || controlPlane.getRawUserInfo() != null
        || controlPlane.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "The address of the control plane is http(s)://host[:port][/path]");
    }
    String address = controlPlane.toString();
    this.base =
        (address.endsWith("/") ? address.substring(0, address.length() - 1) : address)
            + "/v1/environments/"
            + identity.environment();
    this.identity = identity;
    this.pace = pace;
    this.client =
        HttpClient.newBuilder()
            .version(scheme.equals("https") ? Version.HTTP_2 : Version.HTTP_1_1)
            .connectTimeout(pace.call().dividedBy(2))
            .followRedirects(Redirect.NEVER)
            .executor(executor)
            .build();
  }

  Pace pace() {
    return pace;
  }

  /** A request below the environment, with the token. */
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", identity.token().header());
  }

  /** A request with a body of JSON. */
  HttpRequest.Builder to(String path, String method, String json) {
    return to(path)
        .method(method, BodyPublishers.ofString(json))
        .header("Content-Type", "application/json");
  }

  /**
   * The answer to a request.
   *
   * @throws NotTakenException when the call certainly had no effect
   * @throws IOException when no answer comes in time, or one that is neither 200, 202 nor 204
   */
  String answer(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> call = send(request, info -> body());
    try {
      HttpResponse<String> response = call.get(pace.call().toNanos(), TimeUnit.NANOSECONDS);
      if (!TAKEN.contains(response.statusCode())) {
        throw refused(response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new IOException("the control plane did not answer in " + pace.call(), e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("asking the control plane was interrupted");
    } finally {
      boolean unused = call.cancel(true); // Has no effect on one that has ended.
    }
  }

  /** Takes an answer of a bounded size. */
  static BodySubscriber<String> body() {
    return new BoundedBody(BYTES_MAX);
  }

  static String refusal(int status) {
    return switch (status) {
      case 401 -> "the control plane does not know the token (401)";
      case 403 -> "the token does not allow it (403)";
      default -> "the control plane answered " + status;
    };
  }

  private static IOException refused(int status) {
    return status / 100 == 4
        ? new NotTakenException(refusal(status), null)
        : new IOException(refusal(status));
  }

  private static IOException failed(Throwable cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String sentence = "the control plane cannot be reached: " + why;
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new NotTakenException(sentence, cause)
        : new IOException(sentence, cause);
  }

  /** Sends a request and does not wait. */
  <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, handler);
  }

  @Override
  public void close() {
    client.shutdownNow();
    executor.shutdownNow();
  }
}

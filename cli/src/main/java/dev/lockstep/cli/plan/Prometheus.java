package dev.lockstep.cli.plan;

import dev.lockstep.api.http.BoundedBody;
import dev.lockstep.api.http.BoundedBody.TooLongException;
import dev.lockstep.formats.history.HistoryException;
import dev.lockstep.formats.history.Matrix;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks a Prometheus for figures over time. Follows no redirect, waits a bounded time and takes a
 * bounded answer, and asks no address that only this machine or its host's cloud has a use for.
 */
final class Prometheus implements AutoCloseable {
  /** How many points Prometheus answers at most, less a few. */
  static final int POINTS_MAX = 10_000;

  private static final int BYTES_MAX = 16 << 20;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  private final URI address;
  private final Optional<String> token;
  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_MAX)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * The one at this address.
   *
   * @param token what it asks for as a bearer token
   * @param patience how long one answer may take
   */
  Prometheus(String address, Optional<String> token, Duration patience) {
    this.address = checked(address);
    this.token = token;
    this.patience = patience;
  }

  /** The moments of a query: each a multiple of the step. */
  record Range(Instant from, Instant until, Duration step) {}

  private static URI checked(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      throw wrong("it is no address such as http://HOST:9090").causedBy(e);
    }
    if (address.getHost() == null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw wrong("it is no address such as http://HOST:9090");
    }
    if (address.getRawUserInfo() != null) {
      throw wrong("others see credentials in a command; set $LOCKSTEP_PROMETHEUS_TOKEN");
    }
    return address;
  }

  private static Problem wrong(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot ask Prometheus: " + why,
        "Nothing was asked.",
        "lockstep gates backtest --help");
  }

  private static Problem failed(String why) {
    return new Problem(
        ProblemCode.SOURCE_FAILED,
        "Cannot take figures from Prometheus: " + why,
        "Nothing was judged, and nothing was changed.",
        "lockstep gates backtest --help");
  }

  /** What an expression was over time. */
  Matrix range(String expression, Range range) {
    requireFit();
    URI question =
        URI.create(
            "%s/api/v1/query_range?query=%s&start=%d&end=%d&step=%d"
                .formatted(
                    address.toString().replaceFirst("/+$", ""),
                    URLEncoder.encode(expression, StandardCharsets.UTF_8),
                    range.from().getEpochSecond(),
                    range.until().getEpochSecond(),
                    range.step().toSeconds()));
    HttpRequest.Builder request = HttpRequest.newBuilder(question).timeout(patience);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<String> response = answer(request.build());
    try {
      if (response.statusCode() / 100 == 3) {
        throw failed("it answers with a redirect, which is not followed; name the address itself");
      }
      return Matrix.read(response.body());
    } catch (HistoryException e) {
      throw failed(
              response.statusCode() == 200
                  ? e.why()
                  : "it answers %d: %s".formatted(response.statusCode(), e.why()))
          .causedBy(e);
    }
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return BoundedBody.whole(client, request, BYTES_MAX);
    } catch (HttpTimeoutException e) {
      throw failed("it does not answer within " + Spans.of(patience)).causedBy(e);
    } catch (IOException e) {
      throw failed(
              TooLongException.isBehind(e)
                  ? "its answer is larger than %d MiB; take a shorter time"
                      .formatted(BYTES_MAX >> 20)
                  : "it cannot be reached or broke off")
          .causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the command is ending").causedBy(e);
    }
  }

  /** Asked before each question, so that a name cannot come to mean another address meanwhile. */
  private void requireFit() {
    try {
      boolean isFit =
          Arrays.stream(InetAddress.getAllByName(address.getHost()))
              .noneMatch(each ->
                  each.isLinkLocalAddress()
                      || each.isMulticastAddress()
                      || each.isAnyLocalAddress());
      if (!isFit) {
        throw failed("its address is one that no Prometheus has");
      }
    } catch (IOException e) {
      throw failed("nobody knows its host").causedBy(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

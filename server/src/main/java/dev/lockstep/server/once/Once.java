package dev.lockstep.server.once;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.BodyLimit;
import dev.lockstep.server.request.ProblemAnswers;
import dev.lockstep.server.request.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Does a request with an idempotency key once: its answer is kept in the same transaction as what
 * it did, and given again to whoever sends the same request with the same key within a day. Of an
 * answer that holds a secret only that it was given is kept.
 */
@Component
@Order(0)
final class Once extends OncePerRequestFilter {
  static final String HEADER = "Idempotency-Key";

  private static final int FAILURE = 400;
  private static final Duration KEPT = Duration.ofDays(1);

  /** Old answers are thrown away so often, by whichever request comes next. */
  private static final Duration TIDY = Duration.ofMinutes(10);

  private static final Pattern KEY = Pattern.compile("[\\w.:-]{1,200}");

  private final Database database;
  private final ProblemAnswers answers;
  private final InstantSource clock;
  private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.EPOCH);

  Once(Database database, ProblemAnswers answers, InstantSource clock) {
    this.database = database;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * What was answered.
   *
   * @param withheld whether the body was a secret, which is not kept
   */
  private record Answered(
      String request, int status, String contentType, String body, boolean withheld) {}

  /**
   * Ends the transaction of a request that failed: nothing of it is kept, and it may come again.
   */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undone() {
      super("The request changes nothing");
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null
        || request.getMethod().equals("GET")
        || caller().isEmpty();
  }

  private static Optional<Caller> caller() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(each -> each.getPrincipal())
        .filter(Caller.class::isInstance)
        .map(Caller.class::cast);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    String key = request.getHeader(HEADER);
    if (!KEY.matcher(key).matches()) {
      answers.write(
          Refused.invalid(
              "Cannot use the idempotency key: it has 1 to 200 letters, digits . : - _"),
          response);
      return;
    }
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    Exchange exchange = new Exchange(request, held, chain);
    try {
      Optional<Problem> refused =
          database.decide(scribe -> once(caller().orElseThrow().token(), key, exchange));
      if (refused.isPresent()) {
        answers.write(refused.get(), held);
      }
    } catch (Undone e) {
      // The answer says why.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    held.copyBodyToResponse();
  }

  /** A request on its way. */
  private record Exchange(
      HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain) {
    /** Has the route do it; a failure is in the response. */
    void perform() {
      try {
        chain.doFilter(request, response);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ServletException e) {
        throw new IllegalStateException("A route answers its failures", e);
      }
      if (response.getStatus() >= FAILURE) {
        throw new Undone();
      }
    }

    Answered answered() {
      boolean withheld = showsSecret();
      return new Answered(
          digest(),
          response.getStatus(),
          Optional.ofNullable(response.getContentType()).orElse(MediaType.APPLICATION_JSON_VALUE),
          withheld ? "" : new String(response.getContentAsByteArray(), StandardCharsets.UTF_8),
          withheld);
    }

    private boolean showsSecret() {
      return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
              instanceof HandlerMethod method
          && Optional.ofNullable(method.getMethodAnnotation(Route.class))
              .filter(Route::showsSecret)
              .isPresent();
    }

    /** What makes two requests the same. */
    String digest() {
      byte[] body =
          Optional.ofNullable(WebUtils.getNativeRequest(request, BodyLimit.Held.class))
              .orElseThrow()
              .body();
      String line = request.getMethod() + ' ' + request.getRequestURI() + '\n';
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest(body));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    void answer(Answered before) throws IOException {
      response.setStatus(before.status());
      response.setContentType(before.contentType());
      response.getOutputStream().write(before.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Optional<Problem> once(String token, String key, Exchange exchange) {
    Optional<Answered> before = before(token, key);
    if (before.isPresent() && !before.get().request().equals(exchange.digest())) {
      return Optional.of(reused());
    }
    if (before.isPresent() && before.get().withheld()) {
      return Optional.of(shown());
    }
    if (before.isPresent()) {
      try {
        exchange.answer(before.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Optional.empty();
    }
    exchange.perform();
    tidy();
    keep(token, key, exchange.answered());
    return Optional.empty();
  }

  private static Problem reused() {
    return new Problem(
        ProblemCode.KEY_REUSED,
        "Cannot take this request: its idempotency key came before with another request",
        "Nothing was changed.",
        "Send it with a key of its own.");
  }

  private static Problem shown() {
    return new Problem(
        ProblemCode.CONFLICT,
        "Cannot answer this again: it was done, and its answer holds a secret that is shown once",
        "Nothing was changed this time; what the first request made is there.",
        "Remove what it made if its secret was lost, and ask with a key of its own.");
  }

  private void tidy() {
    Instant now = clock.instant();
    Instant last = tidied.get();
    if (last.plus(TIDY).isBefore(now) && tidied.compareAndSet(last, now)) {
      int gone =
          database.note(() ->
              database
                  .sql()
                  .sql("DELETE FROM answered WHERE time < ?")
                  .param(now.minus(KEPT).toEpochMilli())
                  .update());
      assert gone >= 0;
    }
  }

  private Optional<Answered> before(String token, String key) {
    return database
        .sql()
        .sql(
            "SELECT request, status, content_type, body, withheld FROM answered"
                + " WHERE token = ? AND idempotency_key = ? AND time >= ?")
        .params(token, key, clock.instant().minus(KEPT).toEpochMilli())
        .query((row, number) ->
            new Answered(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5) != 0))
        .optional();
  }

  private void keep(String token, String key, Answered answered) {
    database
        .sql()
        .sql(
            "INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (token, idempotency_key) DO UPDATE SET request = excluded.request,"
                + " status = excluded.status, content_type = excluded.content_type,"
                + " body = excluded.body, time = excluded.time, withheld = excluded.withheld")
        .params(
            token,
            key,
            answered.request(),
            answered.status(),
            answered.contentType(),
            answered.body(),
            clock.millis(),
            answered.withheld() ? 1 : 0)
        .update();
  }
}

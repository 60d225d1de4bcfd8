package dev.lockstep.server.request;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers problems as {@code application/problem+json}: never a stack trace, and of errors nobody
 * foresaw nothing but that there was one. Threads share it.
 */
@Component
@RestControllerAdvice
@Order(0)
public final class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final String RETRY_AFTER_SECONDS = "2";

  private final JsonMapper json;

  ProblemAnswers(JsonMapper json) {
    this.json = json;
  }

  /** Writes a problem where no route was reached. */
  public void write(Problem problem, HttpServletResponse response) throws IOException {
    HttpStatus status = Statuses.of(problem.code());
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    String body = json.writeValueAsString(ProblemBody.of(problem, status));
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers a request whose path or headers are not what they should be. */
  public void malformed(HttpServletResponse response) throws IOException {
    write(Refused.invalid("Cannot take this request: its path or headers are malformed"), response);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> problem(Problem problem) {
    if (problem.code().fault() == Problem.Fault.US) {
      LOG.error("A request failed", problem);
    }
    HttpStatus status = Statuses.of(problem.code());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(ProblemBody.of(problem, status));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException unreadable) {
    for (Throwable each = unreadable; each != null; each = each.getCause()) {
      if (each instanceof Problem problem) {
        return problem(problem);
      }
    }
    return problem(
        Refused.invalid("Cannot read the body: it is not the JSON that this route takes"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> mistyped(MethodArgumentTypeMismatchException mistyped) {
    return problem(Refused.invalid("Cannot read the parameter %s".formatted(mistyped.getName())));
  }

  /** The one who asked is gone; there is nobody to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException gone) {
    LOG.debug("A listener is gone", gone);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> other(Exception failure, HttpServletRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      LOG.debug("Who asked is gone", failure);
      return ResponseEntity.noContent().build();
    }
    if (failure instanceof ErrorResponse known) {
      return problem(ofStatus(known.getStatusCode().value()));
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return problem(
        new Problem(
            ProblemCode.INTERNAL,
            "Cannot answer this request: the server made an error",
            "What was decided before is kept; this request changed nothing.",
            "Look into the log of the server."));
  }

  private static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Refused.unknown("the path");
      case 405 -> Refused.invalid("Cannot take this request: the path knows no such method");
      case 406 -> Refused.invalid("Cannot answer in any form that the request accepts");
      case 413 -> BodyLimit.tooLarge();
      case 415 -> Refused.invalid("Cannot read the body: the route takes another content type");
      default -> Refused.invalid("Cannot take this request: something it needs is missing");
    };
  }
}

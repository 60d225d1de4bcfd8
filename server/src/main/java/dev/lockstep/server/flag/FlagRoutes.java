package dev.lockstep.server.flag;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.flag.FlagAnswers.ErrorCode;
import dev.lockstep.server.flag.FlagAnswers.Evaluation;
import dev.lockstep.server.flag.FlagAnswers.Evaluations;
import dev.lockstep.server.flag.FlagAnswers.Failure;
import dev.lockstep.server.flag.FlagContext.Told;
import dev.lockstep.server.flag.FlagContext.Wrong;
import dev.lockstep.server.fleet.Stages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

/**
 * OFREP. The base address that a stock provider is given is that of the environment, {@code
 * /v1/environments/production}.
 */
@RestController
@RequestMapping("/v1/environments/{environment}/ofrep/v1/evaluate/flags")
class FlagRoutes {
  private static final String RETRY_AFTER_SECONDS = "1";

  private final Turns turns;
  private final Stages stages;
  private final Environments environments;

  FlagRoutes(Turns turns, Stages stages, Environments environments) {
    this.turns = turns;
    this.stages = stages;
    this.environments = environments;
  }

  @Route(
      value = "Evaluates the flag of a collection for one record (OFREP).",
      allows = {Role.VIEWER, Role.SERVICE})
  @PostMapping("/{key}")
  ResponseEntity<?> evaluate(
      @PathVariable String environment,
      @PathVariable String key,
      @RequestBody(required = false) Optional<Map<String, Object>> request) {
    Optional<String> flag = Optional.of(key);
    return switch (FlagContext.of(request)) {
      case Wrong wrong -> refused(flag, ErrorCode.INVALID_CONTEXT, wrong.why());
      case Told told ->
          inTurn(
              flag,
              () ->
                  stages
                      .published(environment, key)
                      .<ResponseEntity<?>>map(
                          state -> ResponseEntity.ok(Evaluation.of(key, state, told)))
                      .orElseGet(() -> unknown(flag)));
    };
  }

  @Route(
      value = "Evaluates the flags of all collections of an environment for one record (OFREP).",
      allows = {Role.VIEWER, Role.SERVICE})
  @PostMapping
  ResponseEntity<?> evaluateAll(
      @PathVariable String environment,
      @RequestHeader(HttpHeaders.IF_NONE_MATCH) Optional<String> known,
      @RequestBody(required = false) Optional<Map<String, Object>> request) {
    return switch (FlagContext.of(request)) {
      case Wrong wrong -> refused(Optional.empty(), ErrorCode.INVALID_CONTEXT, wrong.why());
      case Told told -> inTurn(Optional.empty(), () -> all(environment, told, known));
    };
  }

  private ResponseEntity<?> all(String environment, Told told, Optional<String> known) {
    environments.require(environment);
    Map<String, StageMessage> published = stages.published(environment);
    List<Evaluation> flags =
        published.entrySet().stream()
            .map(each -> Evaluation.of(each.getKey(), each.getValue(), told))
            .toList();
    String tag = tag(flags);
    return known.filter(tags -> isAmong(tag, tags)).isPresent()
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
        : ResponseEntity.ok().eTag(tag).body(new Evaluations(flags));
  }

  private ResponseEntity<?> inTurn(Optional<String> flag, Supplier<ResponseEntity<?>> work) {
    return turns.take(work).orElseGet(() -> busy(flag));
  }

  private static ResponseEntity<?> busy(Optional<String> flag) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(new Failure(flag, ErrorCode.GENERAL, "Too many evaluations are under way"));
  }

  private static ResponseEntity<?> refused(Optional<String> flag, ErrorCode code, String why) {
    return ResponseEntity.badRequest().body(new Failure(flag, code, why));
  }

  private static ResponseEntity<?> unknown(Optional<String> flag) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(
            new Failure(
                flag,
                ErrorCode.FLAG_NOT_FOUND,
                "Nothing was ever published of a collection of this name in this environment"));
  }

  /** Not JSON, or not an object. */
  @ExceptionHandler
  ResponseEntity<?> unreadable(
      HttpMessageNotReadableException unreadable, HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Optional<String> flag =
        variables instanceof Map<?, ?> map
            ? Optional.ofNullable(map.get("key")).map(Object::toString)
            : Optional.empty();
    return refused(flag, ErrorCode.PARSE_ERROR, "The body is a JSON object with a context");
  }

  private static boolean isAmong(String tag, String tags) {
    return Stream.of(tags.split(",", -1))
        .map(String::strip)
        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
        .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  /** Of what is answered, so that it moves exactly when a decision or an epoch does. */
  private static String tag(List<Evaluation> flags) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(flags.toString().getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256", e);
    }
  }
}

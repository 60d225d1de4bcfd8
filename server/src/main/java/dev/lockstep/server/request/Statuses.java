package dev.lockstep.server.request;

import dev.lockstep.model.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The HTTP status of each problem. */
final class Statuses {
  private Statuses() {}

  static HttpStatus of(ProblemCode code) {
    return switch (code) {
      case CHANGE_INVALID, PREFLIGHT_FINDINGS, SHAPES_ALIKE -> HttpStatus.UNPROCESSABLE_CONTENT;
      case USAGE, FILE_UNREADABLE, REQUEST_INVALID -> HttpStatus.BAD_REQUEST;
      case TOKEN_INVALID -> HttpStatus.UNAUTHORIZED;
      case ROLE_MISSING, LEASE_FOREIGN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND, ROLLOUT_UNKNOWN, COLLECTION_MISSING -> HttpStatus.NOT_FOUND;
      case REQUEST_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case CONFLICT,
          ROLLOUT_BUSY,
          LEASE_LOST,
          MOVE_ILLEGAL,
          CHANGE_ALTERED,
          GATE_CLOSED,
          CONFIRMATION_MISSING ->
          HttpStatus.CONFLICT;
      case KEY_REUSED, PUBLICATION_REFUSED, ADDRESS_REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
      case STORE_UNREACHABLE, STORE_UNAUTHORISED, STORE_INCAPABLE, STORE_FAILED, SOURCE_FAILED ->
          HttpStatus.BAD_GATEWAY;
      case JOURNAL_BUSY, DISK_FULL, SERVER_BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
      case JOURNAL_BROKEN, JOURNAL_NEWER, KEY_MISSING, INVARIANT_BROKEN, INTERNAL ->
          HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}

package dev.lockstep.server.access;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** An authenticated request. */
final class Bearer extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  Bearer(Caller caller) {
    super(List.of());
    this.caller = caller;
    setAuthenticated(true);
  }

  /** The secret is forgotten once it was looked up. */
  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  static Problem invalid() {
    return new Problem(
        ProblemCode.TOKEN_INVALID,
        "Cannot take this request: its token is missing, unknown, expired or revoked",
        "Nothing was changed.",
        "Send a header Authorization: Bearer TOKEN.");
  }
}

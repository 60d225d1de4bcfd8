package dev.lockstep.server.access;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The cookie of a session: for no script, no other site, and no open line. */
final class SessionCookie {
  /** The header in which a page proves that it is ours. */
  static final String PROOF = "Lockstep-Proof";

  static final String NAME = "lockstep-session";

  private SessionCookie() {}

  /** The secret that a request holds. */
  static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Sets the cookie; a life of nothing takes it away. */
  static String set(HttpServletRequest request, String secret, Duration life) {
    return ResponseCookie.from(NAME, secret)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/")
        .maxAge(life)
        .build()
        .toString();
  }

  /** Refuses what another site had a browser send. */
  static void requireProof(HttpServletRequest request, String secret) {
    String proof = Optional.ofNullable(request.getHeader(PROOF)).orElse("");
    if (!MessageDigest.isEqual(bytes(proof), bytes(Sessions.proof(secret)))) {
      throw new Problem(
          ProblemCode.ROLE_MISSING,
          "Cannot take this request: it has the cookie of a session, but no page of ours sent it",
          "Nothing was changed.",
          "Reload the page, or send a token in a header Authorization: Bearer TOKEN.");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

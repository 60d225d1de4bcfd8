package dev.lockstep.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in to the console with a token, and out again. */
@RestController
@RequestMapping("/v1/session")
class SessionRoutes {
  private final Sessions sessions;

  SessionRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Who is signed in.
   *
   * @param proof what a page sends in the header {@code Lockstep-Proof} with whatever changes
   *     something; empty where a token is sent instead of a cookie
   */
  record SignedIn(String subject, List<String> grants, Optional<String> proof) {
    static SignedIn of(Caller caller, Optional<String> secret) {
      return new SignedIn(
          caller.subject(),
          caller.grants().stream().map(Grant::toString).toList(),
          secret.map(Sessions::proof));
    }
  }

  @Route(
      value = "Signs in who sends a token: sets the cookie of a session of twelve hours.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      },
      showsSecret = true)
  @PostMapping
  ResponseEntity<SignedIn> signIn(
      @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::close);
    String secret = sessions.open(caller);
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, secret, Sessions.LIFE))
        .body(SignedIn.of(caller, Optional.of(secret)));
  }

  @Route(
      value = "Tells who is signed in.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping
  SignedIn signedIn(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
    boolean bears = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    return SignedIn.of(caller, bears ? Optional.empty() : SessionCookie.of(request));
  }

  @Route(
      value = "Signs out: ends the session and takes the cookie away.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @DeleteMapping
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::close);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, "", Duration.ZERO))
        .build();
  }
}

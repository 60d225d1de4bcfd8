package dev.lockstep.server.access;

import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens over REST. */
@RestController
@RequestMapping("/v1/tokens")
class TokenRoutes {
  private static final Pattern SUBJECT = Pattern.compile("[\\w.@-]{1,120}");
  private static final Duration LIFE = Duration.ofDays(90);

  private final Tokens tokens;

  TokenRoutes(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What a token shall be.
   *
   * @param grants such as {@code operator:payments@production}
   * @param life how long; 90 days where it is not said
   */
  record Wanted(String subject, List<String> grants, Optional<Duration> life) {}

  @Route(
      value = "Makes a token and shows its secret, this once.",
      allows = Role.ADMIN,
      showsSecret = true)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Tokens.Issued issue(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
    if (!SUBJECT.matcher(wanted.subject()).matches() || wanted.grants().isEmpty()) {
      throw Refused.invalid(
          "Cannot make a token: it needs a subject of letters, digits, . @ _ and -, and grants");
    }
    List<Grant> grants = wanted.grants().stream().map(Grant::parse).toList();
    return tokens.issue(caller.subject(), wanted.subject(), grants, wanted.life().orElse(LIFE));
  }

  @Route(value = "Lists the tokens that are valid.", allows = Role.ADMIN)
  @GetMapping
  Page<Tokens.Known> valid() {
    return Page.whole(tokens.valid());
  }

  @Route(value = "Ends a token at once.", allows = Role.ADMIN)
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    tokens.revoke(caller.subject(), id);
  }
}

package dev.lockstep.server.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * The token that a server makes for its first administrator when there is none yet. It lives for a
 * day, which is enough to make others. Threads share it.
 */
@Component
public final class FirstToken implements InitializingBean {
  private static final Duration LIFE = Duration.ofDays(1);

  private final Tokens tokens;
  private final AtomicReference<Optional<String>> secret = new AtomicReference<>(Optional.empty());

  FirstToken(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void afterPropertiesSet() {
    if (tokens.isEmpty()) {
      Grant all = new Grant(Role.ADMIN, Optional.empty(), Optional.empty());
      secret.set(
          Optional.of(tokens.issue("server", "first-administrator", List.of(all), LIFE).secret()));
    }
  }

  /** The secret, once. */
  public Optional<String> take() {
    return secret.getAndSet(Optional.empty());
  }
}

package dev.lockstep.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Who bore which token a moment ago, so that not every request is a query. A token that is revoked
 * here is forgotten at once; one that another server revokes is good here for {@link #KNOWN} more.
 * What is no token is asked for each time. Threads share it.
 */
final class Bearers {
  /** How long a server may not know that another one has revoked a token. */
  static final Duration KNOWN = Duration.ofSeconds(2);

  private static final int TOKENS_MAX = 10_000;

  private final InstantSource clock;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /** Grows when a token is revoked: what was looked up before may be of a time before that. */
  private final AtomicLong revocations = new AtomicLong();

  Bearers(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A token as it was looked up.
   *
   * @param expires when it ends by itself
   */
  record Found(Caller caller, Instant expires) {}

  /** What is known for a moment. */
  private record Held(Caller caller, Instant until) {}

  /** Who bears the token of this hash, as it is or was a moment ago. */
  Optional<Caller> of(String hash, Supplier<Optional<Found>> lookup) {
    Instant now = clock.instant();
    Optional<Caller> known =
        Optional.ofNullable(held.get(hash))
            .filter(each -> each.until().isAfter(now))
            .map(Held::caller);
    return known.isPresent() ? known : looked(hash, lookup, now);
  }

  private Optional<Caller> looked(String hash, Supplier<Optional<Found>> lookup, Instant now) {
    long before = revocations.get();
    Optional<Found> found = lookup.get();
    found.ifPresent(each -> {
      Instant until = now.plus(KNOWN);
      if (held.size() >= TOKENS_MAX) {
        held.clear();
      }
      var unused =
          held.put(
              hash,
              new Held(each.caller(), each.expires().isBefore(until) ? each.expires() : until));
      if (revocations.get() != before) {
        held.clear();
      }
    });
    return found.map(Found::caller);
  }

  /** Forgets all, after a token was revoked. */
  void forget() {
    var unused = revocations.incrementAndGet();
    held.clear();
  }
}

package dev.lockstep.server.access;

import dev.lockstep.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * People who signed in with a token. Their browser holds another secret, in a cookie, which ends by
 * itself after a working day and with the token at the latest. Threads share it.
 */
@Component
final class Sessions {
  /** How long one is signed in. */
  static final Duration LIFE = Duration.ofHours(12);

  private static final int BYTES = 32;

  private final Database database;
  private final Tokens tokens;
  private final InstantSource clock;
  private final RandomGenerator chance;

  Sessions(Database database, Tokens tokens, InstantSource clock, RandomGenerator chance) {
    this.database = database;
    this.tokens = tokens;
    this.clock = clock;
    this.chance = chance;
  }

  /** Signs in who bears a token; the secret of the session. */
  String open(Caller caller) {
    String secret = Credentials.drawn(chance, BYTES);
    Instant now = clock.instant();
    return database.note(() -> {
      int ended =
          database
              .sql()
              .sql("DELETE FROM session WHERE expires <= ?")
              .param(now.toEpochMilli())
              .update();
      int begun =
          database
              .sql()
              .sql("INSERT INTO session (hash, token, expires) VALUES (?, ?, ?)")
              .params(Credentials.hash(secret), caller.token(), now.plus(LIFE).toEpochMilli())
              .update();
      assert ended >= 0 && begun == 1;
      return secret;
    });
  }

  /** Who is signed in with this secret; nobody once the session or its token has ended. */
  Optional<Caller> caller(String secret) {
    return tokens.signedIn(Credentials.hash(secret));
  }

  /** Signs out. */
  void close(String secret) {
    int unused =
        database.note(() ->
            database
                .sql()
                .sql("DELETE FROM session WHERE hash = ?")
                .param(Credentials.hash(secret))
                .update());
  }

  /**
   * What a page of ours sends with whatever changes something: another site can make a browser send
   * its cookies, but cannot know this.
   */
  static String proof(String secret) {
    return Credentials.hash("proof " + secret);
  }
}

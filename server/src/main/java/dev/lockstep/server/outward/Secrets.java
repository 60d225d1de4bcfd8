package dev.lockstep.server.outward;

import dev.lockstep.server.database.Database;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * The secrets of receivers. None is kept: each is derived from one random key of the installation,
 * which never leaves it, and from whom it is for. Threads share it.
 */
@Component
public final class Secrets {
  private static final int BYTES = 32;
  private static final int ONLY = 1;

  private final Database database;
  private final RandomGenerator chance;

  Secrets(Database database, RandomGenerator chance) {
    this.database = database;
    this.chance = chance;
  }

  /** The secret by which a team's webhooks know that a gate asks. */
  public Secret ofChecks(String team) {
    return of("checks of " + team);
  }

  /** The secret of one subscription to alerts. */
  public Secret ofSubscription(String id) {
    return of("subscription " + id);
  }

  private Secret of(String whom) {
    return new Secret(Secret.mac(key(), whom));
  }

  private byte[] key() {
    String known =
        database.note(() ->
            select()
                .orElseGet(() -> {
                  make();
                  return select().orElseThrow();
                }));
    return Base64.getDecoder().decode(known);
  }

  private Optional<String> select() {
    return database
        .sql()
        .sql("SELECT text FROM signing_key WHERE id = ?")
        .param(ONLY)
        .query(String.class)
        .optional();
  }

  /** Of several servers that make one at once, all go by the first. */
  private void make() {
    byte[] drawn = new byte[BYTES];
    chance.nextBytes(drawn);
    int made =
        database
            .sql()
            .sql("INSERT INTO signing_key VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
            .params(ONLY, Base64.getEncoder().encodeToString(drawn))
            .update();
    assert made <= 1;
  }
}

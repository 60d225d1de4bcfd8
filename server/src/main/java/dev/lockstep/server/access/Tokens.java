package dev.lockstep.server.access;

import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * The tokens of this server. A token has 256 random bits, is shown once and kept as its SHA-256,
 * which nobody can go back from; it ends at a moment that is known from the start. Threads share
 * it.
 */
@Component
public final class Tokens {
  /** The longest life of a token. */
  public static final Duration LIFE_MAX = Duration.ofDays(366);

  private static final String PREFIX = "lst_";
  private static final int BYTES = 32;

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Bearers bearers;

  Tokens(Database database, InstantSource clock, RandomGenerator chance) {
    this.database = database;
    this.clock = clock;
    this.chance = chance;
    this.bearers = new Bearers(clock);
  }

  /** A token as it is told of: everything but its secret. */
  record Known(String id, String subject, List<String> grants, Instant created, Instant expires) {}

  /** A token that was just made, with the secret that is shown this once. */
  public record Issued(String id, String secret, Instant expires) {}

  /** Whether a token was ever made. */
  boolean isEmpty() {
    return database.sql().sql("SELECT count(*) FROM token").query(Long.class).single() == 0;
  }

  /** Makes a token. */
  public Issued issue(String actor, String subject, List<Grant> grants, Duration life) {
    if (!life.isPositive() || life.compareTo(LIFE_MAX) > 0) {
      throw Refused.invalid("Cannot make a token: it lives longer than nothing, at most 366 days");
    }
    String secret = PREFIX + Credentials.drawn(chance, BYTES);
    String id = Credentials.drawn(chance, BYTES / 4);
    Instant now = clock.instant();
    Instant expires = now.plus(life);
    List<String> words = grants.stream().map(Grant::toString).toList();
    return database.decide(scribe -> {
      database
          .sql()
          .sql(
              "INSERT INTO token (id, hash, subject, grants, created, expires)"
                  + " VALUES (?, ?, ?, ?, ?, ?)")
          .params(
              id,
              Credentials.hash(secret),
              subject,
              String.join("\n", words),
              now.toEpochMilli(),
              expires.toEpochMilli())
          .update();
      scribe.record(
          new Draft(
              actor,
              "token issued",
              "token:" + id,
              Map.of(
                  "for", subject,
                  "grants", String.join(" ", words),
                  "expires", expires.toString())));
      return new Issued(id, secret, expires);
    });
  }

  /** Ends a token: on this server at once, on others within {@link Bearers#KNOWN}. */
  public void revoke(String actor, String id) {
    boolean done =
        database.decide(scribe -> {
          int ended =
              database
                  .sql()
                  .sql("UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL")
                  .params(clock.millis(), id)
                  .update();
          if (ended == 0) {
            throw Refused.unknown("a valid token of this id");
          }
          scribe.record(new Draft(actor, "token revoked", "token:" + id));
          return true;
        });
    assert done;
    bearers.forget();
  }

  /** Those that are valid, the newest first. */
  List<Known> valid() {
    return database
        .sql()
        .sql(
            "SELECT id, subject, grants, created, expires FROM token"
                + " WHERE revoked IS NULL AND expires > ? ORDER BY created DESC, id")
        .param(clock.millis())
        .query((row, number) -> known(row))
        .list();
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getString("id"),
        row.getString("subject"),
        row.getString("grants").lines().toList(),
        Instant.ofEpochMilli(row.getLong("created")),
        Instant.ofEpochMilli(row.getLong("expires")));
  }

  /** Who bears this secret; nobody where it is unknown, expired or revoked. */
  Optional<Caller> bearer(String secret) {
    String hash = Credentials.hash(secret);
    return bearers.of(hash, () -> found("hash = ?", hash));
  }

  /**
   * Who signed in with a session of this hash; nobody once it or its token has ended. It is looked
   * up for each request, so that whoever signs out is nobody on every server.
   */
  Optional<Caller> signedIn(String hash) {
    return found(
            "id = (SELECT token FROM session WHERE hash = ? AND expires > ?)", hash, clock.millis())
        .map(Bearers.Found::caller);
  }

  private Optional<Bearers.Found> found(String which, Object... values) {
    return database
        .sql()
        .sql(
            "SELECT id, subject, grants, expires FROM token WHERE "
                + which
                + " AND revoked IS NULL AND expires > ?")
        .params(values)
        .param(clock.millis())
        .query((row, number) ->
            new Bearers.Found(
                new Caller(
                    row.getString("id"),
                    row.getString("subject"),
                    row.getString("grants").lines().map(Grant::parse).toList()),
                Instant.ofEpochMilli(row.getLong("expires"))))
        .optional();
  }
}

package dev.lockstep.server.alert;

import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.outward.Destination;
import dev.lockstep.server.outward.Secrets;
import dev.lockstep.server.request.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Where the teams want to be told of their rollouts. Threads share it. */
@Component
class Subscriptions {
  private static final int PER_TEAM_MAX = 20;
  private static final int ID_BYTES = 12;

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Secrets secrets;

  Subscriptions(Database database, InstantSource clock, RandomGenerator chance, Secrets secrets) {
    this.database = database;
    this.clock = clock;
    this.chance = chance;
    this.secrets = secrets;
  }

  /**
   * A subscription as it is told of.
   *
   * @param host where it leads, without the path, which may be a secret
   */
  record Known(String id, String team, String host, String author, Instant created) {}

  /** A subscription that was just made, with the secret that is shown this once. */
  record Made(String id, String team, String host, String secret) {}

  Made add(String author, String team, Destination destination) {
    byte[] drawn = new byte[ID_BYTES];
    chance.nextBytes(drawn);
    String id = Base64.getUrlEncoder().encodeToString(drawn);
    return database.decide(scribe -> {
      if (of(team).size() >= PER_TEAM_MAX) {
        throw Refused.conflict("Cannot subscribe: the team has 20 webhooks already");
      }
      int added =
          database
              .sql()
              .sql("INSERT INTO subscription VALUES (?, ?, ?, ?, ?)")
              .params(id, team, destination.uri().toString(), author, clock.millis())
              .update();
      assert added == 1;
      scribe.record(draft(author, "webhook added", id, team));
      String secret = secrets.ofSubscription(id).text();
      return new Made(id, team, destination.toString(), secret);
    });
  }

  List<Known> of(String team) {
    return database
        .sql()
        .sql(
            "SELECT id, team, address, author, created FROM subscription WHERE team = ?"
                + " ORDER BY created, id")
        .param(team)
        .query((row, number) ->
            new Known(
                row.getString(1),
                row.getString(2),
                Destination.of(row.getString(3)).toString(),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))))
        .list();
  }

  /** Ends a subscription; what waits for it is not sent any more. */
  void remove(String actor, String team, String id) {
    int unused =
        database.decide(scribe -> {
          int removed =
              database
                  .sql()
                  .sql("DELETE FROM subscription WHERE id = ? AND team = ?")
                  .params(id, team)
                  .update();
          if (removed == 0) {
            throw Refused.unknown("a webhook of this id and team");
          }
          scribe.record(draft(actor, "webhook removed", id, team));
          return database.sql().sql("DELETE FROM alert WHERE subscription = ?").param(id).update();
        });
  }

  /** The secret by which gates sign what they ask of the team's webhooks; it is in the journal. */
  String checkSecret(String actor, String team) {
    return database.decide(scribe -> {
      scribe.record(new Draft(actor, "check secret shown", "team:" + team));
      return secrets.ofChecks(team).text();
    });
  }

  private static Draft draft(String actor, String action, String id, String team) {
    return new Draft(actor, action, "webhook:" + id, Map.of("team", team));
  }
}

package dev.lockstep.server.promotion;

import dev.lockstep.journal.Draft;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.rollout.Rollout;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When changes were last taken back, for practice or because they had to be. Threads share it. */
@Component
public class Drills {
  private static final Set<String> BACK =
      Set.of("rollout rolled back softly", "rollout taken back");

  private static final int ENTRIES_MAX = 500;

  private final Database database;
  private final InstantSource clock;

  Drills(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A change in an environment. */
  record Drilled(String environment, String change, String team) {}

  /** Keeps that a runner took a change back on a copy, and found every document as it was. */
  void keep(Drilled drilled, String actor) {
    int kept =
        database.decide(scribe -> {
          scribe.record(
              new Draft(
                  actor,
                  "rollback drilled",
                  "change:" + drilled.change(),
                  Map.of("environment", drilled.environment(), "team", drilled.team())));
          return database
              .sql()
              .sql(
                  "INSERT INTO drill VALUES (?, ?, ?, ?, ?)"
                      + " ON CONFLICT (environment, change_id, team) DO UPDATE SET"
                      + " actor = excluded.actor, time = excluded.time")
              .params(
                  drilled.environment(), drilled.change(), drilled.team(), actor, clock.millis())
              .update();
        });
    assert kept == 1;
  }

  /** A runner has rehearsed the way back of a rollout on a copy, before anything was written. */
  public void rehearsed(Rollout rollout, String actor) {
    Rollout.Identity identity = rollout.identity();
    keep(new Drilled(identity.place().environment(), identity.change(), identity.team()), actor);
  }

  /** When a change was last taken back: by one of these rollouts, or by a runner on a copy. */
  Optional<Instant> last(Drilled drilled, List<Rollout> rollouts) {
    return Stream.concat(onCopy(drilled).stream(), rollouts.stream().flatMap(this::backs))
        .max(Instant::compareTo);
  }

  private List<Instant> onCopy(Drilled drilled) {
    return database
        .sql()
        .sql("SELECT time FROM drill WHERE environment = ? AND change_id = ? AND team = ?")
        .params(drilled.environment(), drilled.change(), drilled.team())
        .query((row, number) -> Instant.ofEpochMilli(row.getLong(1)))
        .list();
  }

  private Stream<Instant> backs(Rollout rollout) {
    String subject = rollout.identity().subject();
    return database
        .use(connection -> JournalTable.before(connection, subject, Long.MAX_VALUE, ENTRIES_MAX))
        .stream()
        .filter(entry -> BACK.contains(entry.action()))
        .map(entry -> entry.time());
  }
}

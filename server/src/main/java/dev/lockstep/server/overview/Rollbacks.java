package dev.lockstep.server.overview;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.incident.Incident;
import dev.lockstep.server.overview.Overview.RolledBack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was rolled back in the last days. Threads share it. */
@Component
class Rollbacks {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration RECENT = Duration.ofDays(7);
  private static final int LISTED_MAX = 200;

  private final Database database;
  private final InstantSource clock;

  Rollbacks(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest first. */
  List<RolledBack> recent() {
    return database
        .sql()
        .sql(
            "SELECT r.environment, r.collection, r.team, r.live, i.summary FROM incident i"
                + " JOIN rollout r ON r.environment = i.environment AND r.id = i.rollout"
                + " WHERE i.time > ? ORDER BY i.time DESC, i.id DESC LIMIT "
                + LISTED_MAX)
        .param(clock.instant().minus(RECENT).toEpochMilli())
        .query((row, number) ->
            new RolledBack(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4) != 0,
                JSON.readValue(row.getString(5), Incident.Summary.class)))
        .list();
  }
}

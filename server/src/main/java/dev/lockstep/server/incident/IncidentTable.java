package dev.lockstep.server.incident;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.incident.Incident.Summary;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Incidents in the database. Threads share it. */
@Component
class IncidentTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LISTED_MAX = 200;
  private static final int PLAN_LENGTH_MAX = 100_000;

  private final Database database;

  IncidentTable(Database database) {
    this.database = database;
  }

  /** Keeps a bundle in the transaction under way. */
  void keep(Identity rollout, Incident incident) {
    int kept =
        database
            .sql()
            .sql("INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?)")
            .params(
                rollout.place().environment(),
                rollout.id(),
                incident.summary().id(),
                incident.summary().time().toEpochMilli(),
                JSON.writeValueAsString(incident.summary()),
                JSON.writeValueAsString(incident))
            .update();
    assert kept == 1;
  }

  /** The plan of a rollout as it was written, unless it is too long. */
  List<String> planFile(Identity rollout) {
    return database
        .sql()
        .sql(
            "SELECT plan FROM rollout WHERE environment = ? AND id = ? AND length(plan) <= "
                + PLAN_LENGTH_MAX)
        .params(rollout.place().environment(), rollout.id())
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** The incidents of a rollout, the newest first. */
  List<Summary> all(Identity rollout) {
    return database
        .sql()
        .sql(
            "SELECT summary FROM incident WHERE environment = ? AND rollout = ?"
                + " ORDER BY id DESC LIMIT "
                + LISTED_MAX)
        .params(rollout.place().environment(), rollout.id())
        .query((row, number) -> JSON.readValue(row.getString(1), Summary.class))
        .list();
  }

  /** The bundle of this id. */
  Incident require(Identity rollout, long id) {
    return database
        .sql()
        .sql("SELECT bundle FROM incident WHERE environment = ? AND rollout = ? AND id = ?")
        .params(rollout.place().environment(), rollout.id(), id)
        .query((row, number) -> JSON.readValue(row.getString(1), Incident.class))
        .optional()
        .orElseThrow(() -> Refused.unknown("the incident"));
  }
}

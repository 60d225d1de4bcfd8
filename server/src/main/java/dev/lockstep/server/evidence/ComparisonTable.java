package dev.lockstep.server.evidence;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.server.database.Database;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What comparing both shapes found last in each rollout. Threads share it. */
@Component
public final class ComparisonTable {
  private final Database database;

  ComparisonTable(Database database) {
    this.database = database;
  }

  /**
   * What a runner said that it found.
   *
   * @param time when it was said
   */
  public record Compared(Instant time, ComparisonReport report) {}

  /** What was said last of a rollout. */
  public Optional<Compared> of(String environment, String rollout) {
    return database
        .sql()
        .sql("SELECT time, report FROM comparison WHERE environment = ? AND rollout = ?")
        .params(environment, rollout)
        .query((row, number) ->
            new Compared(
                Instant.ofEpochMilli(row.getLong("time")),
                WireJson.readComparison(row.getString("report"))))
        .optional();
  }

  /** Keeps what a runner says in the place of what was said before. */
  public void put(String environment, String rollout, Compared compared) {
    int rows =
        database
            .sql()
            .sql(
                "INSERT INTO comparison VALUES (?, ?, ?, ?) ON CONFLICT (environment, rollout)"
                    + " DO UPDATE SET time = excluded.time, report = excluded.report")
            .params(
                environment,
                rollout,
                compared.time().toEpochMilli(),
                WireJson.write(compared.report()))
            .update();
    assert rows == 1;
  }
}

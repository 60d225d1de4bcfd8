package dev.lockstep.server.evidence;

import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.api.wire.WorkReport.Progress;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.api.wire.WorkReport.Trouble;
import dev.lockstep.api.wire.WorkReport.WayBack;
import dev.lockstep.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What runners said last of the work of rollouts. Threads share it. */
@Component
public final class WorkTable {
  private static final String SAID =
      "SELECT w.environment, w.rollout, w.runner, w.subject, w.epoch, w.state, w.work, w.done,"
          + " w.expected, w.waiting, w.code, w.sentence, w.next, w.way_back, w.way_back_sentence,"
          + " w.lag_millis, w.time FROM work w ";

  private final Database database;

  WorkTable(Database database) {
    this.database = database;
  }

  /**
   * What a runner said.
   *
   * @param subject whom its token names
   * @param time when it was said
   */
  public record Work(String subject, WorkReport report, Instant time) {}

  /** What was said last of the work of a rollout. */
  public Optional<Work> of(String environment, String rollout) {
    return database
        .sql()
        .sql(SAID + "WHERE w.environment = ? AND w.rollout = ?")
        .params(environment, rollout)
        .query((row, number) -> work(row))
        .optional();
  }

  /** Of which rollout something was said. */
  public record Of(String environment, String rollout) {}

  /** What was said last of the work of all rollouts that may still move. */
  public Map<Of, Work> live() {
    Map<Of, Work> said = new HashMap<>();
    database
        .sql()
        .sql(
            SAID
                + "JOIN rollout r ON r.environment = w.environment AND r.id = w.rollout"
                + " WHERE r.live = 1")
        .query(row -> {
          said.put(new Of(row.getString(1), row.getString(2)), work(row));
        });
    return said;
  }

  private static Work work(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state"));
    Trouble trouble =
        new Trouble(row.getString("code"), row.getString("sentence"), row.getString("next"));
    return new Work(
        row.getString("subject"),
        new WorkReport(
            row.getString("runner"),
            row.getLong("epoch"),
            state,
            new Progress(
                row.getString("work"),
                row.getLong("done"),
                row.getLong("expected"),
                row.getString("waiting")),
            state == State.FAILED ? Optional.of(trouble) : Optional.empty(),
            wayBack(row),
            Optional.of(row.getLong("lag_millis")).filter(millis -> millis >= 0)),
        Instant.ofEpochMilli(row.getLong("time")));
  }

  private static Optional<WayBack> wayBack(ResultSet row) throws SQLException {
    String outcome = row.getString("way_back");
    String sentence = row.getString("way_back_sentence");
    return outcome.isEmpty()
        ? Optional.empty()
        : Optional.of(new WayBack(WayBack.Outcome.valueOf(outcome), sentence));
  }

  /** Keeps what a runner says in the place of what was said before. */
  public void put(String environment, String rollout, Work work) {
    WorkReport report = work.report();
    int written =
        database
            .sql()
            .sql(
                "INSERT INTO work (environment, rollout, runner, subject, epoch, state, work,"
                    + " done, expected, waiting, code, sentence, next, time, way_back,"
                    + " way_back_sentence, lag_millis)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (environment, rollout) DO UPDATE SET"
                    + " runner = excluded.runner, subject = excluded.subject,"
                    + " epoch = excluded.epoch, state = excluded.state, work = excluded.work,"
                    + " done = excluded.done, expected = excluded.expected,"
                    + " waiting = excluded.waiting, code = excluded.code,"
                    + " sentence = excluded.sentence, next = excluded.next, time = excluded.time,"
                    + " way_back = excluded.way_back,"
                    + " way_back_sentence = excluded.way_back_sentence,"
                    + " lag_millis = excluded.lag_millis")
            .params(
                environment,
                rollout,
                report.runner(),
                work.subject(),
                report.epoch(),
                report.state().name(),
                report.progress().work(),
                report.progress().done(),
                report.progress().expected(),
                report.progress().waiting(),
                report.trouble().map(Trouble::code).orElse("none"),
                report.trouble().map(Trouble::sentence).orElse(""),
                report.trouble().map(Trouble::next).orElse(""),
                work.time().toEpochMilli(),
                report.wayBack().map(each -> each.outcome().name()).orElse(""),
                report.wayBack().map(WayBack::sentence).orElse(""),
                report.lagMillis().orElse(-1L))
            .update();
    assert written == 1;
  }

  /** Keeps how far the work is that was said to stand just so; whether it was. */
  public boolean again(String environment, String rollout, Work work) {
    WorkReport report = work.report();
    return database
            .sql()
            .sql(
                "UPDATE work SET work = ?, done = ?, expected = ?, waiting = ?, lag_millis = ?,"
                    + " time = ? WHERE environment = ? AND rollout = ? AND runner = ?"
                    + " AND subject = ? AND epoch = ? AND state = ? AND code = ? AND sentence = ?"
                    + " AND next = ? AND way_back = ? AND way_back_sentence = ?")
            .params(
                report.progress().work(),
                report.progress().done(),
                report.progress().expected(),
                report.progress().waiting(),
                report.lagMillis().orElse(-1L),
                work.time().toEpochMilli(),
                environment,
                rollout,
                report.runner(),
                work.subject(),
                report.epoch(),
                report.state().name(),
                report.trouble().map(Trouble::code).orElse("none"),
                report.trouble().map(Trouble::sentence).orElse(""),
                report.trouble().map(Trouble::next).orElse(""),
                report.wayBack().map(each -> each.outcome().name()).orElse(""),
                report.wayBack().map(WayBack::sentence).orElse(""))
            .update()
        == 1;
  }
}

package dev.lockstep.server.evidence;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.api.wire.WorkReport.Progress;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.api.wire.WorkReport.Trouble;
import dev.lockstep.api.wire.WorkReport.WayBack;
import dev.lockstep.api.wire.WorkReport.WayBack.Forecast;
import dev.lockstep.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What runners said last of the work of rollouts. Threads share it. */
@Component
public final class WorkTable {
  /**
   * Documents a second, smoothed over about a quarter of a minute; below 0 where nobody can tell.
   * What follows the first placeholder is what was said before, the second what is said now.
   */
  private static final String RATE =
      """
      CASE WHEN %1$swork <> %2$swork OR %1$sdone > %2$sdone THEN -1
        WHEN %1$stime >= %2$stime THEN %1$srate
        WHEN %1$srate < 0 THEN (%2$sdone - %1$sdone) * 1000.0 / (%2$stime - %1$stime)
        ELSE %1$srate + ((%2$sdone - %1$sdone) * 1000.0 / (%2$stime - %1$stime) - %1$srate)
          * (%2$stime - %1$stime) / (%2$stime - %1$stime + 15000.0)
      END\
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SAID =
      "SELECT w.environment, w.rollout, w.runner, w.subject, w.epoch, w.state, w.work, w.done,"
          + " w.expected, w.waiting, w.code, w.sentence, w.next, w.way_back, w.way_back_sentence,"
          + " w.lag_millis, w.time, w.rate, w.throttle,"
          + " w.forecast FROM work w ";

  private final Database database;

  WorkTable(Database database) {
    this.database = database;
  }

  /**
   * What a runner said.
   *
   * @param subject whom its token names
   * @param time when it was said
   * @param pace how fast the work goes on
   */
  public record Work(String subject, WorkReport report, Instant time, Pace pace) {
    /** What was said a moment ago. */
    public Work(String subject, WorkReport report, Instant time) {
      this(subject, report, time, Pace.UNKNOWN);
    }
  }

  /**
   * How fast work goes on, by what its runner said.
   *
   * @param documentsPerSecond smoothed; absent where it was told of once, or nothing is being done
   * @param remaining how many documents are left, about
   * @param secondsLeft until they are done at this rate
   */
  public record Pace(
      Optional<Double> documentsPerSecond, Optional<Long> remaining, Optional<Long> secondsLeft) {
    static final Pace UNKNOWN = new Pace(Optional.empty(), Optional.empty(), Optional.empty());

    static Pace of(State state, Progress progress, double rate) {
      if (state != State.WORKING || progress.work().isEmpty()) {
        return UNKNOWN;
      }
      Optional<Double> known = Optional.of(rate).filter(each -> each >= 0);
      Optional<Long> remaining =
          Optional.of(progress.expected() - progress.done())
              .filter(left -> progress.expected() > 0 && left >= 0);
      return new Pace(
          known,
          remaining,
          remaining.flatMap(
              left -> known.filter(each -> each > 0).map(each -> (long) Math.ceil(left / each))));
    }
  }

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
    Progress progress =
        new Progress(
            row.getString("work"),
            row.getLong("done"),
            row.getLong("expected"),
            row.getString("waiting"));
    Trouble trouble =
        new Trouble(row.getString("code"), row.getString("sentence"), row.getString("next"));
    return new Work(
        row.getString("subject"),
        new WorkReport(
            row.getString("runner"),
            row.getLong("epoch"),
            state,
            progress,
            state == State.FAILED ? Optional.of(trouble) : Optional.empty(),
            wayBack(row),
            Optional.of(row.getLong("lag_millis")).filter(millis -> millis >= 0),
            Optional.of(row.getString("throttle"))
                .filter(settings -> !settings.isEmpty())
                .map(ThrottleOrder::new)),
        Instant.ofEpochMilli(row.getLong("time")),
        Pace.of(state, progress, row.getDouble("rate")));
  }

  private static Optional<WayBack> wayBack(ResultSet row) throws SQLException {
    String outcome = row.getString("way_back");
    String sentence = row.getString("way_back_sentence");
    Optional<Forecast> forecast =
        Optional.of(row.getString("forecast"))
            .filter(text -> !text.isEmpty())
            .map(text -> JSON.readValue(text, Forecast.class));
    return outcome.isEmpty()
        ? Optional.empty()
        : Optional.of(new WayBack(WayBack.Outcome.valueOf(outcome), sentence, forecast));
  }

  private static String throttle(WorkReport report) {
    return report.throttle().map(ThrottleOrder::settings).orElse("");
  }

  private static String forecast(WorkReport report) {
    return report.wayBack().flatMap(WayBack::forecast).map(JSON::writeValueAsString).orElse("");
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
                    + " way_back_sentence, lag_millis, throttle, forecast)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (environment, rollout) DO UPDATE SET rate = "
                    + RATE.formatted("work.", "excluded.")
                    + ","
                    + " runner = excluded.runner, subject = excluded.subject,"
                    + " epoch = excluded.epoch, state = excluded.state, work = excluded.work,"
                    + " done = excluded.done, expected = excluded.expected,"
                    + " waiting = excluded.waiting, code = excluded.code,"
                    + " sentence = excluded.sentence, next = excluded.next, time = excluded.time,"
                    + " way_back = excluded.way_back,"
                    + " way_back_sentence = excluded.way_back_sentence,"
                    + " lag_millis = excluded.lag_millis, throttle = excluded.throttle,"
                    + " forecast = excluded.forecast")
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
                report.lagMillis().orElse(-1L),
                throttle(report),
                forecast(report))
            .update();
    assert written == 1;
  }

  /** Keeps how far the work is that was said to stand just so; whether it was. */
  public boolean again(String environment, String rollout, Work work) {
    WorkReport report = work.report();
    return database
            .sql()
            .sql(
                """
                UPDATE work SET rate = %s,
                  work = :work, done = :done, expected = :expected, waiting = :waiting,
                  lag_millis = :lag, time = :time, throttle = :throttle, forecast = :forecast
                WHERE environment = :environment AND rollout = :rollout AND runner = :runner
                  AND subject = :subject AND epoch = :epoch AND state = :state AND code = :code
                  AND sentence = :sentence AND next = :next AND way_back = :outcome
                  AND way_back_sentence = :found
                """
                    .formatted(RATE.formatted("work.", ":")))
            .param("work", report.progress().work())
            .param("done", report.progress().done())
            .param("expected", report.progress().expected())
            .param("waiting", report.progress().waiting())
            .param("lag", report.lagMillis().orElse(-1L))
            .param("time", work.time().toEpochMilli())
            .param("throttle", throttle(report))
            .param("forecast", forecast(report))
            .param("environment", environment)
            .param("rollout", rollout)
            .param("runner", report.runner())
            .param("subject", work.subject())
            .param("epoch", report.epoch())
            .param("state", report.state().name())
            .param("code", report.trouble().map(Trouble::code).orElse("none"))
            .param("sentence", report.trouble().map(Trouble::sentence).orElse(""))
            .param("next", report.trouble().map(Trouble::next).orElse(""))
            .param("outcome", report.wayBack().map(each -> each.outcome().name()).orElse(""))
            .param("found", report.wayBack().map(WayBack::sentence).orElse(""))
            .update()
        == 1;
  }
}

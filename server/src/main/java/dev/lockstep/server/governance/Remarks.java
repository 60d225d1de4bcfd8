package dev.lockstep.server.governance;

import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.Database.Scribe;
import dev.lockstep.server.governance.Remark.Kind;
import dev.lockstep.server.request.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was said of changes, as rows. Threads share it. */
@Component
class Remarks {
  private static final int TEXT_MAX = 2_000;
  private static final int REMARKS_MAX = 1_000;
  private static final String COLUMNS =
      "SELECT seq, change_id, kind, author, team, text, change_print, plan_print, evidence_print,"
          + " time FROM remark ";

  private final Database database;
  private final InstantSource clock;

  Remarks(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Everything that was said of a change, in its order. */
  List<Remark> of(String change) {
    return database
        .sql()
        .sql(COLUMNS + "WHERE change_id = ? ORDER BY seq")
        .param(change)
        .query((row, number) -> remark(row))
        .list();
  }

  /** What binds of all that was said: all but comments, by change. */
  Map<String, List<Remark>> binding() {
    return database
        .sql()
        .sql(COLUMNS + "WHERE kind <> ? ORDER BY seq")
        .param(Kind.COMMENT.word())
        .query((row, number) -> remark(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Remark::change));
  }

  private static Remark remark(ResultSet row) throws SQLException {
    return new Remark(
        row.getLong(1),
        row.getString(2),
        Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new Prints(row.getString(7), row.getString(8), row.getString(9)),
        Instant.ofEpochMilli(row.getLong(10)));
  }

  /** Something that is about to be said. */
  record Saying(String change, Kind kind, String author, String team, String text) {
    Saying {
      boolean isPlain =
          text.codePoints()
              .allMatch(each ->
                  each == '\n' || each == '\t' || (!Character.isISOControl(each) && !isHalf(each)));
      if (text.length() > TEXT_MAX || !isPlain) {
        throw Refused.invalid(
            "Cannot keep the text: it has more than %d characters, or others than plain ones"
                .formatted(TEXT_MAX));
      }
    }

    private static boolean isHalf(int each) {
      return each <= Character.MAX_VALUE && Character.isSurrogate((char) each);
    }
  }

  /** Writes it down, within a decision. */
  void add(Saying saying, Prints prints, Scribe scribe) {
    if (of(saying.change()).size() >= REMARKS_MAX) {
      throw Refused.conflict(
          "Cannot keep the text: %d were said of this change".formatted(REMARKS_MAX));
    }
    long last =
        database.sql().sql("SELECT coalesce(max(seq), 0) FROM remark").query(Long.class).single();
    int added =
        database
            .sql()
            .sql("INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .params(
                last + 1,
                saying.change(),
                saying.kind().word(),
                saying.author(),
                saying.team(),
                saying.text(),
                prints.change(),
                prints.plan(),
                prints.evidence(),
                clock.millis())
            .update();
    assert added == 1;
    scribe.record(
        new Draft(
            saying.author(),
            saying.kind().done(),
            "change:" + saying.change(),
            Map.of("team", saying.team(), "fingerprint", prints.whole())));
  }
}

package dev.lockstep.server.overview;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.overview.Overview.Fleet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The instances of services, counted by the database in one statement. Threads share it. */
@Component
class Fleets {
  private static final String COUNTED =
      """
      SELECT l.environment, l.collection, l.service, COALESCE(MAX(p.epoch), 0),
        SUM(CASE WHEN l.ends > :now THEN 1 ELSE 0 END),
        SUM(CASE WHEN l.ends > :now THEN 0 ELSE 1 END),
        COALESCE(MIN(CASE WHEN l.ends > :now THEN l.epoch END), 0),
        SUM(CASE WHEN l.ends > :now AND l.epoch < p.epoch THEN 1 ELSE 0 END),
        SUM(l.owed), SUM(l.overflowed)
      FROM lease l LEFT JOIN published p
        ON p.environment = l.environment AND p.collection = l.collection
      GROUP BY l.environment, l.collection, l.service
      ORDER BY l.environment, l.collection, l.service
      """;

  private final Database database;
  private final InstantSource clock;

  Fleets(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  List<Fleet> all() {
    return database
        .sql()
        .sql(COUNTED)
        .param("now", clock.millis())
        .query((row, number) -> fleet(row))
        .list();
  }

  private static Fleet fleet(ResultSet row) throws SQLException {
    return new Fleet(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(5),
        row.getInt(6),
        row.getLong(4),
        row.getLong(7),
        row.getInt(8),
        row.getLong(9),
        row.getInt(10));
  }
}

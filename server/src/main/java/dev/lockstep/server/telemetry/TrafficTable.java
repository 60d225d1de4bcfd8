package dev.lockstep.server.telemetry;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Slice;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Windows of traffic in the database. Threads share it. */
@Component
class TrafficTable {
  /** How long windows are kept. */
  static final Duration KEPT = Duration.ofDays(2);

  /** How long it is known who reported what; longer than reports may be late. */
  static final Duration REPORTS_KEPT = Duration.ofMinutes(10);

  private static final String ONE =
      " WHERE environment = ? AND collection = ? AND epoch = ? AND begins = ? AND ends = ?"
          + " AND path = ? AND service = ? AND region = ?";

  private final Database database;

  TrafficTable(Database database) {
    this.database = database;
  }

  /** Adds what was not added before, in one transaction. */
  void add(List<Reported> reports) {
    List<Reported> sorted = reports.stream().sorted(Reported.ORDER).toList();
    int rows = database.note(() -> database.use(connection -> add(connection, sorted)));
    assert rows >= 0;
  }

  private static int add(Connection connection, List<Reported> reports) throws SQLException {
    int[] known = note(connection, reports);
    SortedMap<Slice, List<Tally>> parts = new TreeMap<>();
    for (int i = 0; i < known.length; i++) {
      if (known[i] != 0) {
        reports
            .get(i)
            .traffic()
            .forEach(each ->
                parts.computeIfAbsent(each.slice(), unused -> new ArrayList<>()).add(each.tally()));
      }
    }
    SortedMap<Slice, Tally> sums = new TreeMap<>();
    parts.forEach((slice, tallies) -> sums.put(slice, Tally.sum(tallies)));
    count(connection, sums);
    merge(connection, sums);
    return sums.size();
  }

  /** Writes down who reported what: 0 for each that did before. */
  private static int[] note(Connection connection, List<Reported> reports) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO reported VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (Reported report : reports) {
        insert.setString(1, report.environment());
        insert.setString(2, report.window().collection());
        insert.setString(3, report.lease().instance());
        insert.setLong(4, report.window().from().toEpochMilli());
        insert.setLong(5, report.window().epoch());
        insert.setLong(6, report.ends().toEpochMilli());
        insert.addBatch();
      }
      return insert.executeBatch();
    }
  }

  /** Adds the counts; the rows are this transaction's until it ends. */
  private static void count(Connection connection, Map<Slice, Tally> sums) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO traffic (environment, collection, epoch, begins, ends, path, service,"
                + " region, operations, bad, only_new_slow, only_old_slow, owed, requests,"
                + " latencies) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT"
                + " (environment, collection, begins, ends, epoch, path, service, region) DO UPDATE"
                + " SET operations = traffic.operations + excluded.operations, bad = traffic.bad +"
                + " excluded.bad, only_new_slow = traffic.only_new_slow + excluded.only_new_slow,"
                + " only_old_slow = traffic.only_old_slow + excluded.only_old_slow, owed ="
                + " traffic.owed + excluded.owed, requests = traffic.requests +"
                + " excluded.requests")) {
      for (Map.Entry<Slice, Tally> sum : sums.entrySet()) {
        int next = set(upsert, 1, sum.getKey());
        Tally tally = sum.getValue();
        upsert.setLong(next, tally.operations());
        upsert.setLong(next + 1, tally.bad());
        upsert.setLong(next + 2, tally.onlyNewSlow());
        upsert.setLong(next + 3, tally.onlyOldSlow());
        upsert.setLong(next + 4, tally.owed());
        upsert.setLong(next + 5, tally.keys().requests());
        upsert.addBatch();
      }
      int[] done = upsert.executeBatch();
      assert done.length == sums.size();
    }
  }

  /** Adds what is not a number. */
  private static void merge(Connection connection, Map<Slice, Tally> sums) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT * FROM traffic" + ONE);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE traffic SET latencies = ?, top_keys = ?, distinct_keys = ?, sizes = ?"
                    + ONE)) {
      for (Map.Entry<Slice, Tally> sum : sums.entrySet()) {
        if (!sum.getValue().latencies().isEmpty()) {
          int unused = set(select, 1, sum.getKey());
          Tally merged = merged(select, sum.getValue());
          update.setString(1, merged.latencies().toString());
          update.setString(2, merged.keys().topText());
          update.setString(3, merged.keys().distinct().registers());
          update.setString(4, merged.sizes().toString());
          int unusedToo = set(update, 5, sum.getKey());
          update.addBatch();
        }
      }
      int[] done = update.executeBatch();
      assert done.length <= sums.size();
    }
  }

  /** With what is there; the numbers, which are added already, are left as they are. */
  private static Tally merged(PreparedStatement select, Tally added) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? Tally.sum(List.of(traffic(rows).tally(), added)) : added;
    }
  }

  /** Sets the parameters of a slice from the first on; the next one is the answer. */
  private static int set(PreparedStatement statement, int first, Slice slice) throws SQLException {
    statement.setString(first, slice.environment());
    statement.setString(first + 1, slice.collection());
    statement.setLong(first + 2, slice.epoch());
    statement.setLong(first + 3, slice.begins().toEpochMilli());
    statement.setLong(first + 4, slice.ends().toEpochMilli());
    statement.setString(first + 5, slice.path().name());
    statement.setString(first + 6, slice.service());
    statement.setString(first + 7, slice.region());
    return first + 8;
  }

  /** A span of time in one collection. */
  record Span(Place place, Instant from, Instant until) {}

  /** What was counted in windows that lie in the span, of all epochs, by their beginnings. */
  List<Traffic> in(Span span) {
    List<Traffic> found = new ArrayList<>();
    database
        .sql()
        .sql(
            "SELECT * FROM traffic WHERE environment = ? AND collection = ?"
                + " AND begins >= ? AND ends <= ? ORDER BY begins")
        .params(
            span.place().environment(),
            span.place().collection(),
            span.from().toEpochMilli(),
            span.until().toEpochMilli())
        .query(row -> {
          found.add(traffic(row));
        });
    return found;
  }

  private static Traffic traffic(ResultSet row) throws SQLException {
    return new Traffic(
        new Slice(
            row.getString("environment"),
            row.getString("collection"),
            row.getLong("epoch"),
            Instant.ofEpochMilli(row.getLong("begins")),
            Instant.ofEpochMilli(row.getLong("ends")),
            Path.valueOf(row.getString("path")),
            row.getString("service"),
            row.getString("region")),
        new Tally(
            row.getLong("operations"),
            row.getLong("bad"),
            row.getLong("only_new_slow"),
            row.getLong("only_old_slow"),
            row.getLong("owed"),
            Latencies.parse(row.getString("latencies")),
            KeyTraffic.parse(
                row.getLong("requests"), row.getString("top_keys"), row.getString("distinct_keys")),
            Latencies.parse(row.getString("sizes"))));
  }

  /** When the newest window of each instance ended, as far back as that is kept. */
  Map<String, Instant> newest(Place place) {
    Map<String, Instant> newest = new HashMap<>();
    database
        .sql()
        .sql(
            "SELECT instance, max(ends) FROM reported WHERE environment = ? AND collection = ?"
                + " GROUP BY instance")
        .params(place.environment(), place.collection())
        .query(row -> {
          newest.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
        });
    return newest;
  }

  /** Forgets what is too old. */
  void forget(Instant now) {
    int gone =
        database.note(
            () -> delete("reported", now.minus(REPORTS_KEPT)) + delete("traffic", now.minus(KEPT)));
    assert gone >= 0;
  }

  private int delete(String table, Instant before) {
    return database
        .sql()
        .sql("DELETE FROM " + table + " WHERE ends < ?")
        .param(before.toEpochMilli())
        .update();
  }
}

package dev.lockstep.checks.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The rows that are measured on Cassandra, and the change that they are carried through. */
final class CassandraRows {
  static final String COLUMNS =
      "id int PRIMARY KEY, town text, outcode text, incode text, rating text, name text";
  static final String CHANGE =
      """
      - rename:  {from: town, to: city}
      - merge:   {from: [outcode, incode], to: postcode, template: "{outcode} {incode}"}
      - rename:  {from: rating, to: stars}
      - convert: {path: stars, to: double, otherwise: -1.0}
      """;

  private static final int AT_ONCE = 128;

  private CassandraRows() {}

  /** Fills a table that has the columns and is empty. */
  static void load(CqlSession session, String table, int rows) {
    PreparedStatement insert =
        session.prepare(
            ("INSERT INTO %s (id, town, outcode, incode, rating, name)"
                    + " VALUES (?, ?, ?, ?, ?, ?)")
                .formatted(table));
    List<CompletionStage<?>> answers = new ArrayList<>();
    for (int id = 0; id < rows; id++) {
      answers.add(
          session.executeAsync(
              insert.bind(id, "town " + id % 97, "CF" + id % 31, "3J" + id % 13, "4.5", "n" + id)));
      if (answers.size() == AT_ONCE || id == rows - 1) {
        answers.forEach(answer -> {
          if (answer.toCompletableFuture().join() == null) {
            throw new IllegalStateException("A row was not taken");
          }
        });
        answers.clear();
      }
    }
  }
}

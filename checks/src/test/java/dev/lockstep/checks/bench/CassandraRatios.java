package dev.lockstep.checks.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.lockstep.cassandra.CassandraStoreProvider;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The engine's speed on one node of Cassandra, compared like {@link Ratios}. */
final class CassandraRatios {
  private static final int ROWS = 20_000;
  private static final int ROUNDS = 5;
  private static final int READS_A_ROUND = 3;
  private static final int AT_ONCE = 128;
  private static final String CHANGE =
      """
      - rename:  {from: town, to: city}
      - merge:   {from: [outcode, incode], to: postcode, template: "{outcode} {incode}"}
      - rename:  {from: rating, to: stars}
      - convert: {path: stars, to: double, otherwise: -1.0}
      """;

  private CassandraRatios() {}

  static Ratios measure() throws InterruptedException {
    Subject subject = Subjects.of("bench", CHANGE);
    List<Ratios.Pair> backfills = new ArrayList<>();
    List<Ratios.Pair> reads = new ArrayList<>();
    try (CassandraNode node = CassandraNode.start();
        CqlSpace space = CqlSpace.on(List.of(node), 1);
        Store store = new CassandraStoreProvider().open(space.uri())) {
      for (int round = 0; round <= ROUNDS; round++) {
        if (round == 1) {
          backfills.clear();
          reads.clear();
        }
        round(space, store, subject, round, backfills, reads);
      }
    }
    return Ratios.of(backfills, reads);
  }

  private static void round(
      CqlSpace space,
      Store store,
      Subject subject,
      int round,
      List<Ratios.Pair> backfills,
      List<Ratios.Pair> reads) {
    String bare = "bare" + round;
    String engine = "engine" + round;
    String columns =
        "id int PRIMARY KEY, town text, outcode text, incode text, rating text, name text";
    space.run(
        "CREATE TABLE %s (%s, city text, postcode text, stars double, tag text)"
            .formatted(bare, columns));
    space.run("CREATE TABLE %s (%s)".formatted(engine, columns));
    load(space.session(), bare);
    load(space.session(), engine);
    CassandraLoop loop = new CassandraLoop(space.session(), bare, ROWS);
    try (EngineRun run = new EngineRun(store, engine, ROWS, subject, () -> {})) {
      double bareBackfill = loop.backfill();
      backfills.add(new Ratios.Pair(run.backfill(), bareBackfill));
      for (int read = 0; read < READS_A_ROUND; read++) {
        double scan = loop.scan();
        reads.add(new Ratios.Pair(run.verify(), scan));
      }
    }
    space.run("DROP TABLE " + bare);
    space.run("DROP TABLE " + engine);
  }

  private static void load(CqlSession session, String table) {
    PreparedStatement insert =
        session.prepare(
            ("INSERT INTO %s (id, town, outcode, incode, rating, name)"
                    + " VALUES (?, ?, ?, ?, ?, ?)")
                .formatted(table));
    List<CompletionStage<?>> answers = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      answers.add(
          session.executeAsync(
              insert.bind(id, "town " + id % 97, "CF" + id % 31, "3J" + id % 13, "4.5", "n" + id)));
      if (answers.size() == AT_ONCE || id == ROWS - 1) {
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

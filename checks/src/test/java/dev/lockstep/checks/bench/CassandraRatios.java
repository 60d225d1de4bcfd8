package dev.lockstep.checks.bench;

import dev.lockstep.cassandra.CassandraStoreProvider;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import java.util.ArrayList;
import java.util.List;

/** The engine's speed on one node of Cassandra, compared like {@link Ratios}. */
final class CassandraRatios {
  private static final int ROWS = 60_000;
  private static final int ROUNDS = 5;
  private static final int READS_A_ROUND = 3;

  private CassandraRatios() {}

  static Ratios measure() throws InterruptedException {
    Subject subject = Subjects.of("bench", CassandraRows.CHANGE);
    List<Ratios.Pair> backfills = new ArrayList<>();
    List<Ratios.Pair> reads = new ArrayList<>();
    try (CassandraNode node = CassandraNode.start(NodePlace.alone().with(NodePlace.Size.USUAL));
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
    space.run("CREATE TABLE %s (%s)".formatted(bare, CassandraRows.COLUMNS));
    space.run("CREATE TABLE %s (%s)".formatted(engine, CassandraRows.COLUMNS));
    CassandraRows.load(space.session(), bare, ROWS);
    CassandraRows.load(space.session(), engine, ROWS);
    // As a migration does it: adding columns makes the node write the rows out to its disk.
    space.run("ALTER TABLE %s ADD (%s)".formatted(bare, CassandraLoop.NEW_COLUMNS));
    CassandraLoop loop = new CassandraLoop(space.session(), bare, ROWS);
    try (EngineRun run = new EngineRun(store, engine, ROWS, subject, () -> {})) {
      space.await("the rows are on disk", () -> isWrittenOut(space));
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

  /** Whether no rows are being written out, of which the loop would pay for the engine's. */
  private static boolean isWrittenOut(CqlSpace space) {
    return space
        .rows("SELECT name, active_tasks, pending_tasks FROM system_views.thread_pools")
        .stream()
        .filter(pool -> pool.getString("name").startsWith("MemtableFlushWriter"))
        .allMatch(pool -> pool.getInt("active_tasks") + pool.getInt("pending_tasks") == 0);
  }
}

package dev.lockstep.checks.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.cassandra.CassandraStoreProvider;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * What a service that reads rows notices of an engine at work, with the throttle's guard and
 * without.
 *
 * <p>It reads a row of a table of its own every 2 ms, whether or not the last one has been answered
 * in time, and its latencies count from when the read was due. Each window with the engine at work
 * is compared with the one before it without; a figure is the median of the rounds but the first.
 *
 * @param backfill how many times the 99th percentile of a quiet window a backfill makes it
 * @param verify the same of a verification
 */
record CassandraForeground(double backfill, double verify) {
  /** The guard: small batches at a rate that leaves the servers to the services. */
  static final String GUARD = "rate=500,batch=5,min-batch=1";

  private static final int ROWS = 20_000;
  private static final int WARMING_ROWS = 60_000;
  private static final int ROUNDS = 5;
  private static final long EVERY_NANOS = 2_000_000;
  private static final long WINDOW_NANOS = 4_000_000_000L;

  /** Measures with these settings, on tables of so many rows for the engine. */
  static CassandraForeground measure(ThrottleSettings throttle, int rows)
      throws InterruptedException {
    Subject subject = Subjects.of("bench", CassandraRows.CHANGE);
    List<Double> backfills = new ArrayList<>();
    List<Double> verifications = new ArrayList<>();
    try (CassandraNode node = CassandraNode.start(NodePlace.alone().with(NodePlace.Size.USUAL));
        CqlSpace space = CqlSpace.on(List.of(node), 1);
        Store store = new CassandraStoreProvider().open(space.uri())) {
      CqlSession session = space.session();
      space.run("CREATE TABLE read (%s)".formatted(CassandraRows.COLUMNS));
      CassandraRows.load(session, "read", ROWS);
      Reader reader = new Reader(session);
      warmUp(space, store, subject);
      for (int round = 0; round <= ROUNDS; round++) {
        String table = "engine" + round;
        space.run("CREATE TABLE %s (%s)".formatted(table, CassandraRows.COLUMNS));
        CassandraRows.load(session, table, rows);
        try (EngineRun run = new EngineRun(store, table, rows, subject, throttle, () -> {})) {
          backfills.add(reader.ratio(run::backfill));
          verifications.add(reader.ratio(run::verify));
        }
        space.run("DROP TABLE " + table);
      }
    }
    return new CassandraForeground(median(backfills), median(verifications));
  }

  /** What node and engine compile when they first meet a row is not what is measured. */
  private static void warmUp(CqlSpace space, Store store, Subject subject) {
    space.run("CREATE TABLE warm (%s)".formatted(CassandraRows.COLUMNS));
    CassandraRows.load(space.session(), "warm", WARMING_ROWS);
    try (EngineRun run =
        new EngineRun(store, "warm", WARMING_ROWS, subject, ThrottleSettings.DEFAULTS, () -> {})) {
      double rate = Math.min(run.backfill(), run.verify());
      if (rate <= 0) {
        throw new IllegalStateException("Nothing was done to warm up");
      }
    }
    space.run("DROP TABLE warm");
  }

  private static double median(List<Double> rounds) {
    List<Double> sorted = rounds.subList(1, rounds.size()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** The service. */
  private static final class Reader {
    private final CqlSession session;
    private final PreparedStatement read;
    private final SplittableRandom random = new SplittableRandom(1);

    Reader(CqlSession session) {
      this.session = session;
      this.read = session.prepare("SELECT town, name FROM read WHERE id = ?");
    }

    /** How many times that of a quiet window the 99th percentile is while this is done. */
    double ratio(DoubleSupplier work) throws InterruptedException {
      long end = System.nanoTime() + WINDOW_NANOS;
      double quiet = percentile(() -> System.nanoTime() < end);
      Thread worker =
          Thread.ofPlatform()
              .start(() -> {
                double ignored = work.getAsDouble();
              });
      double busy = percentile(worker::isAlive);
      worker.join();
      return busy / quiet;
    }

    private double percentile(BooleanSupplier goesOn) {
      List<Long> latencies = new ArrayList<>();
      long due = System.nanoTime();
      while (goesOn.getAsBoolean()) {
        due += EVERY_NANOS;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        Row row = session.execute(read.bind(random.nextInt(ROWS))).one();
        if (row == null) {
          throw new IllegalStateException("The service found no row");
        }
        latencies.add(System.nanoTime() - due);
      }
      List<Long> sorted = latencies.stream().sorted().toList();
      return sorted.get(sorted.size() * 99 / 100);
    }
  }
}

package dev.lockstep.checks.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The baseline on Cassandra: what an engineer would write by hand on the bare driver for the same
 * cells with their times, and the same writes at times of their own, as parallel.
 */
final class CassandraLoop {
  static final int PARALLELISM = 2;

  /** What the table needs beside the columns that are loaded. */
  static final String NEW_COLUMNS = "city text, postcode text, stars double, tag text";

  private static final int PAGE = 500;
  private static final int AT_ONCE = 32;
  private static final List<String> CELLS =
      List.of("incode", "name", "outcode", "rating", "town", "city", "postcode", "stars", "tag");
  private static final String TAG =
      ("{\"change\":\"checked-bench\",\"epoch\":long(1),\"nonce\":binary(0,\"AAAAAAAAAAAAAAAA\"),"
          + "\"components\":{"
          + Stream.of("city", "postcode", "stars")
              .map(name ->
                  "\"%s\":{\"old\":binary(0,\"%s\"),\"new\":binary(0,\"%s\")}"
                      .formatted(name, "A".repeat(24), "A".repeat(24)))
              .collect(Collectors.joining(","))
          + "},\"times\":{\"city\":long(1763718000000000),\"postcode\":long(1763718000000000),"
          + "\"stars\":long(1763718000000000)}}");

  private final CqlSession session;
  private final PreparedStatement scan;
  private final PreparedStatement update;
  private final int rows;

  /** A loop over a table that holds so many rows and has the new columns, too. */
  CassandraLoop(CqlSession session, String table, int rows) {
    this.session = session;
    this.rows = rows;
    String cells =
        CELLS.stream()
            .flatMap(
                cell -> Stream.of(cell, "WRITETIME(%s)".formatted(cell), "TTL(%s)".formatted(cell)))
            .collect(Collectors.joining(", "));
    this.scan =
        session.prepare(
            "SELECT id, %s FROM %s WHERE TOKEN(id) >= ? AND TOKEN(id) < ?".formatted(cells, table));
    this.update =
        session.prepare(
            ("UPDATE %s USING TIMESTAMP ? AND TTL ? SET city = ?, postcode = ?, stars = ?, tag = ?"
                    + " WHERE id = ?")
                .formatted(table));
  }

  /** Rows a second of reading all and writing the new cells and the tag. */
  double backfill() {
    AtomicLong written = new AtomicLong();
    double rate = perSecond(page -> written.addAndGet(write(page)));
    if (written.get() != rows) {
      throw new IllegalStateException("The bare loop wrote " + written + " of " + rows);
    }
    return rate;
  }

  /** Rows a second of reading all, with the times of each cell. */
  double scan() {
    AtomicLong read = new AtomicLong();
    double rate =
        perSecond(page -> read.addAndGet(page.stream().filter(CassandraLoop::isWhole).count()));
    if (read.get() != rows) {
      throw new IllegalStateException("The bare loop read " + read + " of " + rows);
    }
    return rate;
  }

  /** Takes every cell and its times out of a row, as whoever compares them must. */
  private static boolean isWhole(Row row) {
    int timed = 0;
    for (int i = 0; i < CELLS.size(); i++) {
      int at = 1 + 3 * i;
      boolean isThere =
          CELLS.get(i).equals("stars") ? row.getDouble(at) > 0 : row.getString(at) != null;
      timed += isThere && row.getLong(at + 1) > 0 && row.isNull(at + 2) ? 1 : 0;
    }
    return timed == CELLS.size();
  }

  private interface Work {
    long on(List<Row> page);
  }

  private int write(List<Row> page) {
    ArrayDeque<CompletionStage<AsyncResultSet>> answers = new ArrayDeque<>();
    for (Row row : page) {
      if (answers.size() == AT_ONCE) {
        await(answers.removeFirst());
      }
      answers.add(session.executeAsync(bound(row)));
    }
    answers.forEach(CassandraLoop::await);
    return page.size();
  }

  private BoundStatement bound(Row row) {
    long micros =
        Stream.of("town", "outcode", "incode", "rating")
            .mapToLong(cell -> row.getLong("writetime(" + cell + ")"))
            .max()
            .orElseThrow();
    return update.bind(
        micros,
        0,
        row.getString("town"),
        row.getString("outcode") + " " + row.getString("incode"),
        Double.valueOf(row.getString("rating")),
        TAG,
        row.getInt("id"));
  }

  private static void await(CompletionStage<AsyncResultSet> answer) {
    if (answer.toCompletableFuture().join().remaining() != 0) {
      throw new IllegalStateException("A write answers no rows");
    }
  }

  private double perSecond(Work work) {
    long began = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    long width = Long.MAX_VALUE / PARALLELISM * 2;
    for (int part = 0; part < PARALLELISM; part++) {
      long from = Long.MIN_VALUE + part * width;
      long to = part + 1 == PARALLELISM ? Long.MAX_VALUE : from + width;
      threads.add(Thread.ofPlatform().start(() -> read(from, to, work)));
    }
    threads.forEach(CassandraLoop::join);
    return rows * 1e9 / (System.nanoTime() - began);
  }

  private void read(long from, long to, Work work) {
    List<Row> page = new ArrayList<>();
    for (Row row : session.execute(scan.bind(from, to).setPageSize(PAGE))) {
      page.add(row);
      if (page.size() == PAGE) {
        long ignored = work.on(page);
        page.clear();
      }
    }
    long ignored = work.on(page);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.store.WriteOutcome.Cause;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lightweight transactions on one table of the engine's own, all of whose values are text: what one
 * of them answered, every later one sees. They need more than half of all copies, whatever the
 * address says of datacenters, since a lease in each datacenter would be two leases. Threads may
 * share it.
 */
final class Transactions {
  /** A node knows a table a moment after it has made a note of it. */
  private static final Duration SETTLING = Duration.ofMillis(50);

  private static final int ATTEMPTS = 5;

  private final Cluster cluster;
  private final Queries queries;
  private final String table;
  private final String name;

  /** Those of the table of this name, which need not exist. */
  Transactions(Cluster cluster, String table) {
    this.cluster = cluster;
    this.queries = new Queries(cluster.session());
    this.table = table;
    this.name =
        CqlIdentifier.fromInternal(cluster.address().keyspace()).asCql(false)
            + "."
            + CqlIdentifier.fromInternal(table).asCql(false);
  }

  /** The table as statements name it, its keyspace included. */
  String name() {
    return name;
  }

  /** A query of one partition. */
  BoundStatement query(String cql, String... values) {
    return queries
        .bound(cql.formatted(name), bytes(values))
        .setConsistencyLevel(DefaultConsistencyLevel.SERIAL);
  }

  /** The row that a query answers for each of these keys. */
  List<Optional<Row>> firsts(String cql, List<String> keys) {
    return queries.firsts(keys.stream().map(key -> query(cql, key)).toList(), Queries.AT_ONCE);
  }

  /**
   * What a call answers, or this where it fails since there is no table; asked again where somebody
   * else has just made it.
   */
  <T> T whereThereIsATable(T otherwise, Supplier<T> call) {
    return cluster
        .errors()
        .translating(
            "read the table " + table,
            () -> {
              for (int attempt = 1; ; attempt++) {
                try {
                  return call.get();
                } catch (InvalidQueryException e) {
                  if (!isThere()) {
                    return otherwise;
                  }
                  if (attempt == ATTEMPTS) {
                    throw e;
                  }
                  LockSupport.parkNanos(SETTLING.toNanos());
                }
              }
            });
  }

  /**
   * Performs a write in the very step in which its condition is found to hold; conflicting where it
   * does not. Where the table is found, but was not by the write, somebody else has just made it:
   * the write had no effect, and is asked for again.
   *
   * @throws MissingTableException where there is no table, and so no effect
   */
  WriteOutcome perform(String cql, String... values) {
    for (int attempt = 1; ; attempt++) {
      try {
        return performed(cql, values);
      } catch (InvalidQueryException e) {
        if (!isThere()) {
          throw new MissingTableException();
        }
        if (attempt == ATTEMPTS) {
          return new WriteOutcome.Refused(
              Cause.OTHER, "the cluster takes no such row: " + e.getClass().getSimpleName());
        }
        LockSupport.parkNanos(SETTLING.toNanos());
      }
    }
  }

  private WriteOutcome performed(String cql, String... values) {
    try {
      boolean isApplied =
          cluster
              .session()
              .execute(
                  queries
                      .bound(cql.formatted(name), bytes(values))
                      .setIdempotent(false)
                      .setConsistencyLevel(DefaultConsistencyLevel.QUORUM)
                      .setSerialConsistencyLevel(DefaultConsistencyLevel.SERIAL))
              .wasApplied();
      return isApplied ? new WriteOutcome.Applied() : new WriteOutcome.Conflicting();
    } catch (InvalidQueryException e) {
      throw e;
    } catch (DriverException e) {
      if (mayHaveTakenEffect(e)) {
        return new WriteOutcome.Unknown("no answer: " + e.getClass().getSimpleName());
      }
      throw cluster.errors().problem("write the table " + table, e);
    }
  }

  /** In a transaction, reading is a part of writing. */
  private static boolean mayHaveTakenEffect(DriverException e) {
    return e instanceof ReadTimeoutException
        || e instanceof ReadFailureException
        || ServerErrors.mayHaveTakenEffect(e);
  }

  /** Whether the table exists, as whichever node answers knows. */
  boolean isThere() {
    return cluster
        .errors()
        .translating(
            "look for the table " + table,
            () ->
                cluster
                        .session()
                        .execute(
                            SimpleStatement.newInstance(
                                "SELECT table_name FROM system_schema.tables WHERE keyspace_name ="
                                    + " ? AND table_name = ?",
                                cluster.address().keyspace(),
                                table))
                        .one()
                    != null);
  }

  private static List<ByteBuffer> bytes(String... values) {
    return Stream.of(values).map(StandardCharsets.UTF_8::encode).toList();
  }

  /** A write found no table; it had no effect. */
  static final class MissingTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MissingTableException() {
      super("There is no such table");
    }
  }
}

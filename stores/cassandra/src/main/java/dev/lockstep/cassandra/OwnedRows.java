package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rows of one table of the engine's own, read and changed one by one through lightweight
 * transactions: what one of them answered, every later one sees. They need more than half of all
 * copies, whatever the address says of datacenters, since a lease in each datacenter would be two
 * leases. Threads may share it.
 */
final class OwnedRows {
  /** How many reads are under way at once. */
  private static final int AT_ONCE = 64;

  /** A key of more bytes is refused by Cassandra. */
  private static final int KEY_MAX = 65_535;

  private final Cluster cluster;
  private final Queries queries;
  private final String table;
  private final String name;

  /** The rows of the table of this name, which need not exist. */
  OwnedRows(Cluster cluster, String table) {
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

  /** The texts of the rows of these keys that exist, in any order; none without a table. */
  List<OwnedDocument> read(List<String> ids) {
    return whereThereIsATable(
        List.of(),
        () -> {
          List<OwnedDocument> found = new ArrayList<>();
          for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            List<CompletionStage<AsyncResultSet>> answers =
                some.stream().map(id -> cluster.session().executeAsync(query(id))).toList();
            for (CompletionStage<AsyncResultSet> answer : answers) {
              Optional.ofNullable(awaited(answer).one()).map(OwnedRows::row).ifPresent(found::add);
            }
          }
          return List.copyOf(found);
        });
  }

  /** What a call answers, or this where it fails since there is no table. */
  <T> T whereThereIsATable(T otherwise, Supplier<T> call) {
    return cluster
        .errors()
        .translating(
            "read the table " + table,
            () -> {
              try {
                return call.get();
              } catch (InvalidQueryException e) {
                if (isThere()) {
                  throw e;
                }
                return otherwise;
              }
            });
  }

  private BoundStatement query(String id) {
    return queries
        .bound("SELECT id, document FROM %s WHERE id = ?".formatted(name), bytes(id))
        .setConsistencyLevel(DefaultConsistencyLevel.SERIAL);
  }

  private static OwnedDocument row(Row row) {
    return new OwnedDocument(
        Optional.ofNullable(row.getString(0)).orElse(""),
        Optional.ofNullable(row.getString(1)).orElse(""));
  }

  private static AsyncResultSet awaited(CompletionStage<AsyncResultSet> answer) {
    try {
      return answer.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Inserts a row; conflicting where its key is taken. */
  WriteOutcome insert(OwnedDocument row) {
    return conditional(
        "INSERT INTO %s (id, document) VALUES (?, ?) IF NOT EXISTS", row.id(), row.text());
  }

  /** Puts another text in place of the one that was read; conflicting where it has changed. */
  WriteOutcome replace(OwnedDocument read, String text) {
    return conditional(
        "UPDATE %s SET document = ? WHERE id = ? IF document = ?", text, read.id(), read.text());
  }

  /** Deletes the row that was read; conflicting where it has changed. */
  WriteOutcome delete(OwnedDocument read) {
    return conditional("DELETE FROM %s WHERE id = ? IF document = ?", read.id(), read.text());
  }

  /** A write that happens in the very step in which its condition is found to hold. */
  private WriteOutcome conditional(String cql, String... values) {
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
      if (!isThere()) {
        throw new MissingTableException();
      }
      return new WriteOutcome.Refused(
          Cause.OTHER, "the cluster takes no such row: " + e.getClass().getSimpleName());
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

  /** Whether Cassandra takes a key of this size. */
  static boolean isKey(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length <= KEY_MAX;
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

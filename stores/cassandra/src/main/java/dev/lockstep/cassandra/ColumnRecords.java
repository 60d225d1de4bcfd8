package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.lockstep.cassandra.Transactions.MissingTableException;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.WriteOutcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine remembers of the columns it adds to a table, in the keyspace itself: which column
 * holds which field. A column is recorded before it is added, and its record goes after it was
 * dropped, so that no column of ours is ever taken for one of the user's.
 *
 * <p>The records of each table are a table of their own. It goes with the last record, and
 * Cassandra drops tables whatever stands in them by then: whoever dropped the records of several
 * tables would drop one that came at that very moment, and if its writer died before it looked
 * again, nothing would tell whose its column is. In a table, one process at a time makes room.
 * Threads may share it.
 */
final class ColumnRecords {
  private static final int ATTEMPTS = 8;

  private final Cluster cluster;
  private final String table;
  private final Transactions transactions;

  /** The records of one table's columns. */
  ColumnRecords(Cluster cluster, String table) {
    this.cluster = cluster;
    this.table = table;
    this.transactions = new Transactions(cluster, OwnedNames.table(OwnedNames.columns(table)));
  }

  /** The name of the column of each field that has one from us. */
  Map<String, String> physical() {
    return transactions.whereThereIsATable(
        Map.of(),
        () -> {
          Map<String, String> physical = new LinkedHashMap<>();
          String cql = "SELECT logical, physical FROM %s WHERE table_name = ?";
          for (Row row : cluster.session().execute(transactions.query(cql, table))) {
            physical.put(
                Objects.requireNonNull(row.getString(0)), Objects.requireNonNull(row.getString(1)));
          }
          return physical;
        });
  }

  /** Records the column of a field, in place of the one that was recorded before, if any. */
  void put(String logical, String physical) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<String> before = Optional.ofNullable(physical().get(logical));
      if (before.filter(physical::equals).isPresent() || isPut(logical, physical, before)) {
        return;
      }
    }
    throw undecided(logical);
  }

  private boolean isPut(String logical, String physical, Optional<String> before) {
    try {
      return isApplied(
          before.isEmpty()
              ? transactions.perform(
                  "INSERT INTO %s (table_name, logical, physical) VALUES (?, ?, ?) IF NOT EXISTS",
                  table, logical, physical)
              : transactions.perform(
                  "UPDATE %s SET physical = ? WHERE table_name = ? AND logical = ?"
                      + " IF physical = ?",
                  physical, table, logical, before.get()));
    } catch (MissingTableException e) {
      create();
      return false;
    }
  }

  private void create() {
    new SchemaChange(cluster)
        .run(
            "make the table " + transactions.name(),
            ("CREATE TABLE IF NOT EXISTS %s (table_name text, logical text, physical text,"
                    + " kept boolean, PRIMARY KEY (table_name, logical)) WITH comment = %s")
                .formatted(transactions.name(), OwnedNames.comment(OwnedNames.columns(table))));
  }

  /** The fields whose columns have other names and belong to the users by now. */
  Set<String> kept() {
    return transactions.whereThereIsATable(
        Set.of(),
        () -> {
          Set<String> kept = new HashSet<>();
          String cql = "SELECT logical, kept FROM %s WHERE table_name = ?";
          for (Row row : cluster.session().execute(transactions.query(cql, table))) {
            if (row.getBoolean(1)) {
              kept.add(Objects.requireNonNull(row.getString(0)));
            }
          }
          return kept;
        });
  }

  /**
   * The column of a field belongs to the users; where it is called as the field, it is forgotten.
   */
  void keep(String logical, String physical) {
    if (logical.equals(physical)) {
      remove(logical);
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String cql = "UPDATE %s SET kept = true WHERE table_name = ? AND logical = ? IF physical = ?";
      if (isApplied(transactions.perform(cql, table, logical, physical))) {
        return;
      }
    }
    throw undecided(logical);
  }

  /** Forgets the column of a field. */
  void remove(String logical) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        String cql = "DELETE FROM %s WHERE table_name = ? AND logical = ? IF EXISTS";
        WriteOutcome outcome = transactions.perform(cql, table, logical);
        if (isApplied(outcome) || outcome instanceof WriteOutcome.Conflicting) {
          return;
        }
      } catch (MissingTableException e) {
        return;
      }
    }
    throw undecided(logical);
  }

  /** Drops the table of records where it holds none. */
  void dropIfEmpty() {
    String any = "SELECT table_name FROM %s LIMIT 1".formatted(transactions.name());
    boolean isEmpty =
        transactions.whereThereIsATable(
            false, () -> cluster.session().execute(SimpleStatement.newInstance(any)).one() == null);
    if (isEmpty) {
      new SchemaChange(cluster)
          .run(
              "drop the table " + transactions.name(),
              "DROP TABLE IF EXISTS " + transactions.name());
    }
  }

  private static boolean isApplied(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Applied;
  }

  private Problem undecided(String logical) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot record the column of the field %s of the table %s at %s: %d writes in a row had no"
                .formatted(logical, table, cluster.address().name(), ATTEMPTS)
            + " known outcome",
        "no row was changed",
        "look at the nodes, then repeat the command");
  }
}

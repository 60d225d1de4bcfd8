package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.store.WriteOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The rows of one table of the engine's own, one by one. Threads may share it. */
final class OwnedRows {
  private static final String QUERY = "SELECT id, document FROM %s WHERE id = ?";

  /** How many reads are under way at once. */
  private static final int AT_ONCE = 64;

  /** A key of more bytes is refused by Cassandra. */
  private static final int KEY_MAX = 65_535;

  private final CqlSession session;
  private final Transactions transactions;

  OwnedRows(CqlSession session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  /** The texts of the rows of these keys that exist, in any order; none without a table. */
  List<OwnedDocument> read(List<String> ids) {
    return transactions.whereThereIsATable(
        List.of(),
        () -> {
          List<OwnedDocument> found = new ArrayList<>();
          for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            List<CompletionStage<AsyncResultSet>> answers =
                some.stream()
                    .map(id -> session.executeAsync(transactions.query(QUERY, id)))
                    .toList();
            for (CompletionStage<AsyncResultSet> answer : answers) {
              Optional.ofNullable(awaited(answer).one()).map(OwnedRows::row).ifPresent(found::add);
            }
          }
          return List.copyOf(found);
        });
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
    return transactions.perform(
        "INSERT INTO %s (id, document) VALUES (?, ?) IF NOT EXISTS", row.id(), row.text());
  }

  /** Puts another text in place of the one that was read; conflicting where it has changed. */
  WriteOutcome replace(OwnedDocument read, String text) {
    return transactions.perform(
        "UPDATE %s SET document = ? WHERE id = ? IF document = ?", text, read.id(), read.text());
  }

  /** Deletes the row that was read; conflicting where it has changed. */
  WriteOutcome delete(OwnedDocument read) {
    return transactions.perform(
        "DELETE FROM %s WHERE id = ? IF document = ?", read.id(), read.text());
  }

  /** Whether Cassandra takes a key of this size. */
  static boolean isKey(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length <= KEY_MAX;
  }
}

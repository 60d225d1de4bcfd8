package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.store.WriteOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The rows of one table of the engine's own, one by one. Threads may share it. */
final class OwnedRows {
  private static final String QUERY = "SELECT id, document FROM %s WHERE id = ?";

  /** A key of more bytes is refused by Cassandra. */
  private static final int KEY_MAX = 65_535;

  private final Transactions transactions;

  OwnedRows(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The texts of the rows of these keys that exist, in any order; none without a table. */
  List<OwnedDocument> read(List<String> ids) {
    return transactions.whereThereIsATable(
        List.of(),
        () ->
            transactions.firsts(QUERY, ids).stream()
                .flatMap(Optional::stream)
                .map(OwnedRows::row)
                .toList());
  }

  private static OwnedDocument row(Row row) {
    return new OwnedDocument(
        Optional.ofNullable(row.getString(0)).orElse(""),
        Optional.ofNullable(row.getString(1)).orElse(""));
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

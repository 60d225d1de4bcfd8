package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.survey.EngineFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the cluster's own catalogue holds about a table, for comparing before and after. Its entries
 * are text as CQL writes it: whoever compares need not know what each of them means.
 */
final class Catalogue {
  /** The parts of the catalogue that speak of tables, in the order they are answered. */
  private static final List<String> KINDS =
      List.of("tables", "columns", "dropped_columns", "indexes", "triggers", "column_masks");

  /** Whether a table was ever dropped and made anew is no difference in what it is. */
  private static final Set<String> IDENTITY = Set.of("id");

  private final Cluster cluster;
  private final String table;

  Catalogue(Cluster cluster, String table) {
    this.cluster = cluster;
    this.table = table;
  }

  /** An entry for the table and for each column, dropped column, index, trigger and mask of it. */
  List<Document> entries() {
    return cluster
        .errors()
        .translating(
            "read the catalogue of the table " + table,
            () -> KINDS.stream().flatMap(this::entries).toList());
  }

  /** The columns that the table had once, by whose names old deletes still swallow new writes. */
  Set<String> droppedColumns() {
    return cluster
        .errors()
        .translating(
            "read the catalogue of the table " + table,
            () ->
                rows("dropped_columns")
                    .flatMap(row -> Optional.ofNullable(row.getString("column_name")).stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /** Those columns as they were; empty where this release does not tell of which kind. */
  Optional<Map<String, EngineFacts.Column>> dropped() {
    List<Row> rows =
        cluster
            .errors()
            .translating(
                "read the catalogue of the table " + table, () -> rows("dropped_columns").toList());
    Map<String, EngineFacts.Column> dropped = new HashMap<>();
    for (Row row : rows) {
      if (!row.getColumnDefinitions().contains("kind")) {
        return Optional.empty();
      }
      dropped.put(
          text(row, "column_name"), new EngineFacts.Column(text(row, "type"), text(row, "kind")));
    }
    return Optional.of(dropped);
  }

  private static String text(Row row, String column) {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private Stream<Document> entries(String kind) {
    return rows(kind).map(row -> entry(kind, row));
  }

  private Stream<Row> rows(String kind) {
    CqlSession session = cluster.session();
    boolean isKnown =
        session
                .execute(
                    SimpleStatement.newInstance(
                        "SELECT table_name FROM system_schema.tables WHERE keyspace_name ="
                            + " 'system_schema' AND table_name = ?",
                        kind))
                .one()
            != null;
    // The columns of the catalogue differ between releases, and nothing of it is prepared.
    return isKnown
        ? session
            .execute(
                SimpleStatement.newInstance(
                    "SELECT * FROM system_schema.%s WHERE keyspace_name = ? AND table_name = ?"
                        .formatted(kind),
                    cluster.address().keyspace(),
                    table))
            .all()
            .stream()
        : Stream.empty();
  }

  private static Document entry(String kind, Row row) {
    Document.Builder entry = Document.builder().add("in", Value.text(kind));
    for (ColumnDefinition column : row.getColumnDefinitions()) {
      String name = column.getName().asInternal();
      Optional<Object> value = Optional.ofNullable(row.getObject(column.getName()));
      if (!IDENTITY.contains(name) && value.isPresent()) {
        entry = entry.add(name, Value.text(text(row, column, value.get())));
      }
    }
    return entry.build();
  }

  private static String text(Row row, ColumnDefinition column, Object value) {
    TypeCodec<Object> codec = row.codecRegistry().codecFor(column.getType());
    return value instanceof String text ? text : codec.format(value);
  }
}

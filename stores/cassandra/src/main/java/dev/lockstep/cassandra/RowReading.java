package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.cassandra.cell.CellCodec;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.store.Reading;
import dev.lockstep.store.StoredDocument;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a table as documents of their columns, those of the key included. */
final class RowReading implements Reading {
  private static final int PAGE = 1_000;
  private static final int PLACES = 20;

  private final Cluster cluster;
  private final Drawn drawn;
  private final List<Column> columns;
  private final String table;
  private final Deque<SimpleStatement> queries;
  private Iterator<Row> rows = List.<Row>of().iterator();

  /** A column with what reads it; a counter is a number, and other types are told as bytes. */
  private record Column(String name, Optional<CellCodec> codec, boolean isCounter) {}

  private RowReading(
      Cluster cluster, TableMetadata table, Drawn drawn, List<SimpleStatement> queries) {
    this.cluster = cluster;
    this.drawn = drawn;
    this.table = table.getName().asInternal();
    this.queries = new ArrayDeque<>(queries);
    this.columns = table.getColumns().values().stream().map(RowReading::column).toList();
  }

  private static Column column(ColumnMetadata column) {
    return new Column(
        column.getName().asInternal(),
        CellCodec.of(column.getType()),
        column.getType().equals(DataTypes.COUNTER));
  }

  /** All rows, in the order of the ring. */
  static RowReading all(Cluster cluster, TableMetadata table) {
    return new RowReading(
        cluster, table, Drawn.ALL, List.of(SimpleStatement.newInstance(selection(table))));
  }

  /** About so many rows, from places that are spread over the ring; none twice. */
  static RowReading some(Cluster cluster, TableMetadata table, long size) {
    int places = (int) Math.min(PLACES, size);
    long width = Long.divideUnsigned(-1L, places);
    List<SimpleStatement> queries = new ArrayList<>();
    String token =
        table.getPartitionKey().stream()
            .map(column -> column.getName().asCql(false))
            .collect(Collectors.joining(", ", "token(", ")"));
    String where =
        " WHERE %s > ? AND %s <= ? LIMIT %d".formatted(token, token, Math.ceilDiv(size, places));
    for (int i = 0; i < places; i++) {
      long from = Long.MIN_VALUE + i * width;
      long to = i == places - 1 ? Long.MAX_VALUE : from + width;
      queries.add(SimpleStatement.newInstance(selection(table) + where, from, to));
    }
    return new RowReading(cluster, table, Drawn.SPREAD, queries);
  }

  private static String selection(TableMetadata table) {
    return "SELECT %s FROM %s.%s"
        .formatted(
            table.getColumns().keySet().stream()
                .map(column -> column.asCql(false))
                .collect(Collectors.joining(", ")),
            table.getKeyspace().asCql(false),
            table.getName().asCql(false));
  }

  @Override
  public Drawn drawn() {
    return drawn;
  }

  @Override
  public List<StoredDocument> next() {
    List<StoredDocument> batch = new ArrayList<>();
    return cluster
        .errors()
        .translating(
            "read the table " + table,
            () -> {
              while (batch.size() < PAGE && hasRow()) {
                batch.add(document(rows.next()));
              }
              return batch;
            });
  }

  private boolean hasRow() {
    while (!rows.hasNext() && !queries.isEmpty()) {
      SimpleStatement query = queries.peekFirst().setPageSize(PAGE).setIdempotent(true);
      ResultSet answer = cluster.session().execute(query);
      SimpleStatement unused = queries.removeFirst();
      rows = answer.iterator();
    }
    return rows.hasNext();
  }

  private StoredDocument document(Row row) {
    Document.Builder document = Document.builder();
    int bytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      ByteBuffer cell = row.getBytesUnsafe(i);
      if (cell != null) {
        bytes += cell.remaining();
        document = document.add(columns.get(i).name(), value(columns.get(i), cell));
      }
    }
    Document read = document.build();
    return new StoredDocument.Readable(read, read, bytes);
  }

  private static Value value(Column column, ByteBuffer cell) {
    if (column.isCounter()) {
      return Value.int64(cell.getLong(cell.position()));
    }
    return column
        .codec()
        .map(codec -> codec.decode(cell))
        .orElseGet(() -> Value.text(cell.remaining() + " bytes"));
  }

  @Override
  public void close() {
    queries.clear();
  }
}

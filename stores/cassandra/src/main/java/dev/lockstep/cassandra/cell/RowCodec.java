package dev.lockstep.cassandra.cell;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.model.document.Document;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one table as documents: a field for each cell that is there, under the column's name,
 * in the order of the query. A null cell is a missing field, since Cassandra tells the two apart
 * nowhere. Immutable; threads may share it.
 */
public final class RowCodec {
  private final Map<String, CellCodec> columns;

  private RowCodec(Map<String, CellCodec> columns) {
    this.columns = columns;
  }

  /**
   * Why the rows of a table cannot be carried, one sentence for each column that stands in the way;
   * none where they can.
   */
  public static List<String> refusals(TableMetadata table) {
    return table.getColumns().values().stream()
        .filter(column -> CellCodec.of(column.getType()).isEmpty())
        .map(RowCodec::refusal)
        .toList();
  }

  private static String refusal(ColumnMetadata column) {
    String type = column.getType().asCql(true, true);
    return "Cannot carry column %s of type %s: %s"
        .formatted(
            column.getName().asCql(true),
            type,
            type.equals("counter")
                ? "a counter can be added to, not set, so no write of it is safe to repeat"
                : "its values are not known to be read exactly");
  }

  /**
   * The codec of a table.
   *
   * @throws IllegalArgumentException where {@link #refusals} says why not
   */
  public static RowCodec of(TableMetadata table) {
    List<String> refusals = refusals(table);
    if (!refusals.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", refusals));
    }
    Map<String, CellCodec> columns = new LinkedHashMap<>();
    for (Map.Entry<CqlIdentifier, ColumnMetadata> column : table.getColumns().entrySet()) {
      CellCodec codec = CellCodec.of(column.getValue().getType()).orElseThrow();
      columns.put(column.getKey().asInternal(), codec);
    }
    return new RowCodec(columns);
  }

  /** The codec of a column, if the table has it. */
  public Optional<CellCodec> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * The document of a row.
   *
   * @param row of a query that names plain columns of this table, each once
   */
  public Document decode(Row row) {
    return decode(row, row.getColumnDefinitions().size());
  }

  /**
   * The document of a row, from the columns before this index alone.
   *
   * @param row of a query that names plain columns of this table up to there, each once
   */
  public Document decode(Row row, int end) {
    Document.Builder fields = Document.builder();
    for (int index = 0; index < end; index++) {
      String name = row.getColumnDefinitions().get(index).getName().asInternal();
      Optional<ByteBuffer> cell = Optional.ofNullable(row.getBytesUnsafe(index));
      Optional<CellCodec> codec = column(name);
      if (cell.isPresent() && codec.isPresent()) {
        fields = fields.add(name, codec.get().decode(cell.get()));
      }
    }
    return fields.build();
  }
}

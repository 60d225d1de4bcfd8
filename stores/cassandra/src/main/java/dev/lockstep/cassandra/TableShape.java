package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import dev.lockstep.cassandra.cell.CellCodec;
import dev.lockstep.cassandra.cell.CellCodec.Encoded;
import dev.lockstep.cassandra.cell.RowCodec;
import dev.lockstep.cassandra.cell.Specimens;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a table that is not refused, by the part they play, and the keys of its rows.
 *
 * <p>The key of a row is a document of its key columns: those of the partition, then those of the
 * clustering, in the table's order. A partition that holds static cells and no row has a key too,
 * of the partition's columns alone. A shape is what the table was when it was looked at. Immutable;
 * threads may share it.
 */
final class TableShape {
  private final TableMetadata table;
  private final CqlIdentifier keyspace;
  private final CqlIdentifier name;
  private final List<CqlIdentifier> partition;
  private final List<Clustering> clustering;
  private final List<CqlIdentifier> keyColumns;
  private final List<String> keyNames;
  private final List<CqlIdentifier> cells;
  private final RowCodec codec;
  private final Map<CqlIdentifier, String> fields;
  private final Map<String, ColumnMetadata> types;
  private final Set<String> statics;
  private final Set<String> made;

  /**
   * A clustering column.
   *
   * @param order the order of its values within the partition
   */
  record Clustering(CqlIdentifier name, ClusteringOrder order) {}

  /**
   * The cells of a key.
   *
   * @param partition those of the partition, never empty
   * @param clustering those within it; none for a partition without rows, and where the table has
   *     none
   */
  record KeyCells(List<ByteBuffer> partition, List<ByteBuffer> clustering) {
    KeyCells {
      partition = List.copyOf(partition);
      clustering = List.copyOf(clustering);
    }
  }

  private TableShape(TableMetadata table, Map<String, CqlIdentifier> made) {
    this.table = table;
    this.keyspace = table.getKeyspace();
    this.name = table.getName();
    this.partition = table.getPartitionKey().stream().map(ColumnMetadata::getName).toList();
    this.clustering =
        table.getClusteringColumns().entrySet().stream()
            .map(column -> new Clustering(column.getKey().getName(), column.getValue()))
            .toList();
    this.keyColumns =
        Stream.concat(partition.stream(), clustering.stream().map(Clustering::name)).toList();
    this.keyNames = keyColumns.stream().map(CqlIdentifier::asInternal).toList();
    this.cells =
        table.getColumns().values().stream()
            .filter(column -> !table.getPrimaryKey().contains(column))
            .map(ColumnMetadata::getName)
            .toList();
    this.codec = RowCodec.of(table);
    Map<CqlIdentifier, String> logical = new HashMap<>();
    cells.forEach(cell -> logical.put(cell, cell.asInternal()));
    made.forEach((field, column) -> logical.replace(column, field));
    this.fields = Map.copyOf(logical);
    this.types =
        cells.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    fields::get, cell -> table.getColumn(cell).orElseThrow()));
    this.made = Set.copyOf(made.keySet());
    this.statics =
        types.entrySet().stream()
            .filter(column -> column.getValue().isStatic())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The shape of a table.
   *
   * @throws IllegalArgumentException where the cells of a column cannot be carried
   */
  static TableShape of(TableMetadata table) {
    return new TableShape(table, Map.of());
  }

  /**
   * The same shape with columns that were made for fields of other names.
   *
   * @param made the columns, by the field whose values they hold
   */
  TableShape holding(Map<String, CqlIdentifier> made) {
    return new TableShape(table, made);
  }

  /** The type of a column. */
  DataType type(CqlIdentifier column) {
    return table.getColumn(column).orElseThrow().getType();
  }

  /** The field that a static or regular column holds. */
  String field(CqlIdentifier cell) {
    return Objects.requireNonNull(fields.get(cell));
  }

  /** The static or regular column that holds a field, if there is one. */
  Optional<ColumnMetadata> column(String field) {
    return Optional.ofNullable(types.get(field));
  }

  /** The table as statements name it, its keyspace included. */
  String table() {
    return keyspace.asCql(false) + "." + name.asCql(false);
  }

  /** The name of its keyspace. */
  String keyspace() {
    return keyspace.asInternal();
  }

  CqlIdentifier name() {
    return name;
  }

  /** The columns of the partition key, in order. */
  List<CqlIdentifier> partition() {
    return partition;
  }

  /** The clustering columns, in order. */
  List<Clustering> clustering() {
    return clustering;
  }

  /** The columns of the key: partition, then clustering. */
  List<CqlIdentifier> keyColumns() {
    return keyColumns;
  }

  /** The static and regular columns. */
  List<CqlIdentifier> cells() {
    return cells;
  }

  RowCodec codec() {
    return codec;
  }

  /** The key in a row's document; without clustering columns where the row has none. */
  Document key(Document row) {
    Document.Builder key = Document.builder();
    for (String name : keyNames) {
      int at = row.indexOf(name);
      if (at >= 0) {
        key = key.add(name, row.value(at));
      }
    }
    return key.build();
  }

  /** The cells of this key; empty where no row of this table can have it. */
  Optional<KeyCells> cells(Value key) {
    if (!(key instanceof Document document)
        || (document.size() != keyNames.size() && document.size() != partition.size())
        || !document.names().equals(keyNames.subList(0, document.size()))) {
      return Optional.empty();
    }
    List<ByteBuffer> all = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      CellCodec column = codec.column(keyNames.get(i)).orElseThrow();
      if (!(column.encode(document.value(i)) instanceof Encoded.Cell(ByteBuffer cell))) {
        return Optional.empty();
      }
      all.add(cell);
    }
    return Optional.of(
        new KeyCells(all.subList(0, partition.size()), all.subList(partition.size(), all.size())));
  }

  /** The fields that a row shares with the other rows of its partition; none where it is alone. */
  Set<String> shared(Document key) {
    return isPartition(key) ? Set.of() : statics;
  }

  /** Whether this is the key of a partition that has static cells and no rows. */
  boolean isPartition(Document key) {
    return key.size() < keyNames.size();
  }

  /** The fields that cannot be written while the table is what it is, each with why. */
  Map<String, String> fixedFields() {
    Map<String, String> fixed = new TreeMap<>();
    keyColumns().forEach(column -> fixed.put(column.asInternal(), "it is part of the key"));
    types.forEach((field, column) -> {
      if (Elements.areAppended(column.getType())) {
        fixed.put(field, "it is a list that is not frozen, to which every write adds");
      }
    });
    return fixed;
  }

  /** A row of it, as a document with an example of what each of its cells may hold. */
  Document specimen(Specimens specimens) {
    Document key = Document.empty();
    for (CqlIdentifier column : keyColumns()) {
      Optional<Value> value = specimens.of(type(column));
      key = value.isPresent() ? key.with(column.asInternal(), value.get()) : key;
    }
    Document row = Document.of("_id", key);
    for (CqlIdentifier cell : cells) {
      Optional<Value> value = specimens.of(type(cell));
      row = value.isPresent() ? row.with(field(cell), value.get()) : row;
    }
    return row;
  }

  /** Whether it has static columns, so that partitions may have cells and no rows. */
  boolean hasStatics() {
    return !statics.isEmpty();
  }

  /** Whether all columns that were made for fields are static, but for the tag of rows. */
  boolean isExtendedByStaticsOnly() {
    return made.stream().allMatch(field -> field.equals(Tags.FIELD) || statics.contains(field));
  }

  /**
   * Whether a row has a cell of its own beside its key. The static cells of a partition are shown
   * with each of its rows and belong to none, but where it has no rows.
   */
  boolean holdsMoreThanItsKey(StoredRow row) {
    return !shared(row.key()).containsAll(row.times().keySet());
  }
}

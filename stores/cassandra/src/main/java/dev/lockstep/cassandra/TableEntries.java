package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the catalogue says of a table, in the words of contracts. */
final class TableEntries {
  private static final Map<DataType, LogicalType> LOGICAL =
      Map.ofEntries(
          Map.entry(DataTypes.TINYINT, LogicalType.INTEGER),
          Map.entry(DataTypes.SMALLINT, LogicalType.INTEGER),
          Map.entry(DataTypes.INT, LogicalType.INTEGER),
          Map.entry(DataTypes.BIGINT, LogicalType.INTEGER),
          Map.entry(DataTypes.COUNTER, LogicalType.INTEGER),
          Map.entry(DataTypes.VARINT, LogicalType.NUMBER),
          Map.entry(DataTypes.DECIMAL, LogicalType.NUMBER),
          Map.entry(DataTypes.FLOAT, LogicalType.NUMBER),
          Map.entry(DataTypes.DOUBLE, LogicalType.NUMBER),
          Map.entry(DataTypes.BOOLEAN, LogicalType.BOOLEAN),
          Map.entry(DataTypes.TIMESTAMP, LogicalType.TIMESTAMP),
          Map.entry(DataTypes.DATE, LogicalType.DATE),
          Map.entry(DataTypes.TIME, LogicalType.TIME));

  private TableEntries() {}

  /** The columns, those of the key first. */
  static Shape.Fields columns(TableMetadata table) {
    List<CqlIdentifier> key = table.getPrimaryKey().stream().map(ColumnMetadata::getName).toList();
    return new Shape.Fields(
        Stream.concat(
                table.getPrimaryKey().stream(),
                table.getColumns().values().stream()
                    .filter(column -> !key.contains(column.getName())))
            .map(column -> field(column, key.contains(column.getName())))
            .toList(),
        Optional.empty(),
        Size.ANY);
  }

  private static Field field(ColumnMetadata column, boolean isKey) {
    DataType type = column.getType();
    Field.Kind kind =
        column.isStatic()
            ? Field.Kind.STATIC
            : type.equals(DataTypes.COUNTER) ? Field.Kind.COUNTER : Field.Kind.REGULAR;
    return new Field(
        column.getName().asInternal(),
        Optional.empty(),
        isKey,
        kind,
        node(type, column.getKeyspace().asCql(false)));
  }

  private static Node node(DataType type, String keyspace) {
    Shape shape =
        type instanceof MapType map && isNamed(map)
            ? new Shape.Entries(Optional.empty(), node(map.getValueType(), keyspace), Size.ANY)
            : Shape.single();
    DeclaredType declared =
        new DeclaredType(Optional.of(logical(type)), Optional.of(words(type, keyspace)));
    return new Node(Optional.empty(), declared, shape, Facts.NONE);
  }

  /** As people write it: types of the keyspace itself without its name, quotes where needed. */
  private static String words(DataType type, String keyspace) {
    return type.asCql(true, false)
        .replace(keyspace + ".", "")
        .replaceAll("\"([a-z][a-z0-9_]*)\"", "$1");
  }

  private static boolean isNamed(MapType map) {
    return map.getKeyType().equals(DataTypes.TEXT) || map.getKeyType().equals(DataTypes.ASCII);
  }

  /** A map whose keys are no text is answered as a list of pairs. */
  private static LogicalType logical(DataType type) {
    return switch (type) {
      case ListType list -> LogicalType.ARRAY;
      case SetType set -> LogicalType.ARRAY;
      case TupleType tuple -> LogicalType.ARRAY;
      case VectorType vector -> LogicalType.ARRAY;
      case UserDefinedType udt -> LogicalType.OBJECT;
      case MapType map -> isNamed(map) ? LogicalType.OBJECT : LogicalType.ARRAY;
      default -> LOGICAL.getOrDefault(type, LogicalType.STRING);
    };
  }

  static Keys keys(TableMetadata table) {
    List<KeyPart> clustering = new ArrayList<>();
    table
        .getClusteringColumns()
        .forEach((column, order) ->
            clustering.add(
                new KeyPart(
                    path(column),
                    order == ClusteringOrder.ASC ? KeyPart.Order.ASC : KeyPart.Order.DESC)));
    return new Keys(
        table.getPrimaryKey().stream().map(TableEntries::path).toList(),
        table.getPartitionKey().stream().map(TableEntries::path).toList(),
        clustering,
        List.of(),
        Map.of(),
        Optional.empty());
  }

  private static Path path(ColumnMetadata column) {
    return Path.of(column.getName().asInternal());
  }

  static List<Index> indexes(TableMetadata table) {
    return table.getIndexes().values().stream()
        .flatMap(each -> index(table, each).stream())
        .toList();
  }

  /** The columns of each index by its name; empty where it cannot be told of one of them. */
  static Optional<Map<String, List<String>>> indexed(TableMetadata table) {
    Map<String, List<String>> columns = new HashMap<>();
    for (IndexMetadata index : table.getIndexes().values()) {
      Optional<ColumnMetadata> column = column(table, index);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.put(index.getName().asInternal(), List.of(path(column.get()).toString()));
    }
    return Optional.of(columns);
  }

  /** The target of an index is a column, or a part of one in words such as {@code keys(m)}. */
  private static Optional<ColumnMetadata> column(TableMetadata table, IndexMetadata index) {
    String target = index.getTarget().replaceAll("^[a-z]+\\((.*)\\)$", "$1");
    CqlIdentifier column =
        target.startsWith("\"")
            ? CqlIdentifier.fromCql(target)
            : CqlIdentifier.fromInternal(target);
    return table.getColumn(column);
  }

  private static Optional<Index> index(TableMetadata table, IndexMetadata index) {
    return column(table, index)
        .map(found ->
            new Index(
                Optional.empty(),
                index.getName().asInternal(),
                List.of(KeyPart.ascending(path(found))),
                Optional.of(kind(index)),
                Index.Options.PLAIN));
  }

  private static String kind(IndexMetadata index) {
    return index.getClassName().map(name -> name.substring(name.lastIndexOf('.') + 1)).orElse("2i");
  }

  static Storage storage(TableMetadata table) {
    Object seconds = table.getOptions().get(CqlIdentifier.fromInternal("default_time_to_live"));
    Optional<Ttl> ttl =
        Optional.ofNullable(seconds)
            .map(value -> Long.parseLong(value.toString()))
            .filter(value -> value > 0)
            .map(value -> new Ttl(Optional.empty(), Optional.of(Duration.ofSeconds(value))));
    return new Storage(
        Optional.empty(), ttl, Optional.empty(), Optional.empty(), List.of(), Footprint.NONE);
  }
}

package dev.lockstep.registry.query.cql;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table as its contract promises it.
 *
 * @param partition the columns that choose a partition
 * @param clustering the columns that order the rows in one
 */
record Table(
    List<Path> partition, List<KeyPart> clustering, List<Index> indexes, List<Field> columns) {
  private static final Set<String> ORDERED =
      Set.of(
          "tinyint", "smallint", "int", "bigint", "float", "double", "timestamp", "date", "time");

  static Table of(CollectionPromise promise) {
    List<Path> partition = promise.keys().partition();
    List<KeyPart> clustering =
        promise.keys().clustering().isEmpty()
            ? promise.keys().primary().stream()
                .filter(path -> !partition.contains(path))
                .map(KeyPart::ascending)
                .toList()
            : promise.keys().clustering();
    return new Table(partition, clustering, promise.indexes(), promise.shape().fields());
  }

  List<Path> clusteringColumns() {
    return clustering.stream().map(KeyPart::path).toList();
  }

  boolean isKey(Path column) {
    return partition.contains(column) || clusteringColumns().contains(column);
  }

  boolean isStatic(Path column) {
    return field(column).filter(field -> field.kind() == Field.Kind.STATIC).isPresent();
  }

  Optional<Field> field(Path column) {
    return columns.stream().filter(each -> each.storedName().equals(column.root())).findFirst();
  }

  /**
   * Whether the values of a column are kept in an order that an index can walk; empty if unsaid.
   */
  Optional<Boolean> isOrdered(Path column) {
    return field(column)
        .map(Field::node)
        .flatMap(Table::type)
        .flatMap(type ->
            ORDERED.contains(type)
                ? Optional.of(true)
                : Set.of("text", "varchar", "ascii").contains(type)
                    ? Optional.of(false)
                    : Optional.empty());
  }

  private static Optional<String> type(Node node) {
    return node.type().physical().map(type -> type.toLowerCase(Locale.ROOT));
  }

  /** Whether a column holds its elements in cells of their own, as far as its type says. */
  boolean isCollection(Path column) {
    return field(column)
        .map(Field::node)
        .flatMap(Table::type)
        .filter(type -> type.matches("(list|set|map)<.*"))
        .isPresent();
  }
}

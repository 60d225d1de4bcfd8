package dev.lockstep.registry.cql.schema;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.shape.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table while its definitions are read, one after the other. For one thread. */
final class TableDefinition {
  /** A column. */
  record Column(CqlType type, Field.Kind kind) {}

  final String name;
  final Map<String, Column> columns = new LinkedHashMap<>();
  final List<String> partition = new ArrayList<>();
  final List<String> clustering = new ArrayList<>();
  final Set<String> descending = new LinkedHashSet<>();
  final List<Index> indexes = new ArrayList<>();
  final Set<String> dropped = new LinkedHashSet<>();
  Optional<Duration> expiry = Optional.empty();

  TableDefinition(String name) {
    this.name = name;
  }

  boolean isKey(String column) {
    return partition.contains(column) || clustering.contains(column);
  }

  void add(String column, CqlType type, boolean isStatic) {
    boolean counts = type.name().equals("counter");
    columns.put(
        column,
        new Column(
            type, counts ? Field.Kind.COUNTER : isStatic ? Field.Kind.STATIC : Field.Kind.REGULAR));
  }

  void drop(String column) {
    columns.remove(column);
    dropped.add(column);
  }

  void rename(String from, String to) {
    Map<String, Column> renamed = new LinkedHashMap<>();
    columns.forEach((name, column) -> renamed.put(name.equals(from) ? to : name, column));
    columns.clear();
    columns.putAll(renamed);
    partition.replaceAll(name -> name.equals(from) ? to : name);
    clustering.replaceAll(name -> name.equals(from) ? to : name);
    if (descending.remove(from)) {
      descending.add(to);
    }
  }
}

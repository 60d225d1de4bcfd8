package dev.lockstep.registry.query.cql;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.cql.Part.Restricted;
import dev.lockstep.registry.query.cql.Part.Way;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a statement asks of a table's columns, in the terms of its keys. */
record Restrictions(Table table, List<Restricted> all) {
  private static final Set<String> SLICES = Set.of("<", "<=", ">", ">=");

  Stream<Restricted> on(Path column) {
    return all.stream()
        .filter(each -> each.way() != Way.TOKEN)
        .filter(each -> each.refs().stream().anyMatch(ref -> ref.column().equals(column)));
  }

  boolean isRestricted(Path column) {
    return on(column).findAny().isPresent();
  }

  /** Whether a column has one value. */
  boolean isEqual(Path column) {
    return on(column)
        .anyMatch(each -> each.operator().equals("=") && each.refs().getFirst().isWhole());
  }

  private boolean isChosen(Path column) {
    return isEqual(column) || on(column).anyMatch(each -> each.operator().equals("IN"));
  }

  boolean isSliced(Path column) {
    return on(column).anyMatch(each -> SLICES.contains(each.operator()));
  }

  /** Whether it names the partitions it asks for. */
  boolean namesPartitions() {
    return table.partition().stream().allMatch(this::isChosen);
  }

  boolean asksForTokens() {
    return all.stream().anyMatch(each -> each.way() == Way.TOKEN);
  }

  boolean asksForKeyParts() {
    return table.partition().stream().anyMatch(this::isRestricted);
  }

  boolean asksForClustering() {
    return table.clusteringColumns().stream().anyMatch(this::isRestricted);
  }

  /** Whether rows are asked for by one run of a partition's order. */
  boolean isRun() {
    boolean open = false;
    Optional<Restricted> slice = Optional.empty();
    for (Path column : table.clusteringColumns()) {
      boolean sameSlice = slice.isPresent() && on(column).anyMatch(slice.get()::equals);
      if (isRestricted(column) && open && !sameSlice) {
        return false;
      }
      if (isSliced(column)) {
        slice = on(column).filter(each -> SLICES.contains(each.operator())).findFirst();
      }
      open |= !isChosen(column);
      if (isRestricted(column) && !isChosen(column) && !isSliced(column)) {
        return false;
      }
    }
    return true;
  }

  /** Whether every column of the key has one value. */
  boolean isOneRow() {
    return Stream.concat(table.partition().stream(), table.clusteringColumns().stream())
        .allMatch(this::isEqual);
  }

  /** Whether every column of the key has one value, or some. */
  boolean areRows() {
    return Stream.concat(table.partition().stream(), table.clusteringColumns().stream())
        .allMatch(this::isChosen);
  }

  int equalities() {
    int count = 0;
    List<Path> key = new ArrayList<>(table.partition());
    key.addAll(table.clusteringColumns());
    while (count < key.size() && isChosen(key.get(count))) {
      count++;
    }
    return count;
  }

  /** The columns outside of the key that it asks for. */
  List<Restricted> others() {
    return all.stream()
        .filter(each -> each.way() != Way.TOKEN)
        .filter(each -> !table.isKey(each.refs().getFirst().column()))
        .toList();
  }

  List<Restricted> ofKey(List<Path> columns) {
    Set<Restricted> of = new LinkedHashSet<>();
    columns.forEach(column -> on(column).forEach(of::add));
    return List.copyOf(of);
  }

  /** Why Cassandra refuses one of them whatever else there is; empty where it does not. */
  Optional<String> refused() {
    for (Restricted each : all) {
      switch (each.operator()) {
        case "!=", "NOT IN", "IS NOT NULL", "LIKE" -> {
          return Optional.of("it has no rows for %s".formatted(each.operator()));
        }
        default -> {}
      }
      if (each.refs().stream().anyMatch(ref -> ref.path().steps().size() > 1)) {
        return Optional.of("it does not look into a user-defined type");
      }
      if (each.way() == Way.TUPLE
          && !table
              .clusteringColumns()
              .containsAll(each.refs().stream().map(Ref::column).toList())) {
        return Optional.of("only columns of the clustering are compared together");
      }
      if (each.way() == Way.TOKEN
          && !table.partition().equals(each.refs().stream().map(Ref::column).toList())) {
        return Optional.of("a token is that of the whole partition key");
      }
    }
    return all.stream()
        .flatMap(each -> each.refs().stream())
        .filter(Ref::isWhole)
        .map(Ref::column)
        .distinct()
        .filter(column -> isChosen(column) && on(column).count() > 1)
        .findFirst()
        .map(column -> "%s is asked for twice".formatted(column));
  }
}

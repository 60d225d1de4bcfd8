package dev.lockstep.registry.query.cql;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.Serving.Cause;
import dev.lockstep.registry.query.Serving.Sorting;
import dev.lockstep.registry.query.cql.IndexUse.Help;
import dev.lockstep.registry.query.cql.Part.Direction;
import dev.lockstep.registry.query.cql.Part.Ordered;
import dev.lockstep.registry.query.cql.Part.Restricted;
import dev.lockstep.registry.query.cql.Statement.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What serves one SELECT.
 *
 * <p>Where the key alone does not find the rows, the rest is asked of each row, which one index
 * must do alone, or several of the storage-attached kind together; else Cassandra wants {@code
 * ALLOW FILTERING}.
 */
record SelectPlan(Table table, Statement statement, Restrictions asked) {
  Serving serving() {
    Optional<Serving> refused = wrong();
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Restricted> rest = rest();
    if (rest.stream().anyMatch(each -> best(each) == Help.UNKNOWN)) {
      return CqlPlanner.unknown("nothing is known of this kind of index");
    }
    boolean uses = rest.stream().anyMatch(each -> best(each) == Help.YES);
    Optional<Serving> order = order(uses);
    if (order.isPresent()) {
      return order.get();
    }
    boolean byKey = asked.namesPartitions();
    if (uses && isIn(table.partition())) {
      return CqlPlanner.refused(
          Cause.OTHER, "an index is not asked together with several partitions");
    }
    if (rest.isEmpty() && (byKey || !asked.asksForClustering())) {
      return byKey ? CqlPlanner.byKey(asked, sorting(), remarks()) : scan();
    }
    return filtered(rest, byKey);
  }

  private Serving scan() {
    return new Serving.FullScan(
        asked.asksForTokens()
            ? "The query reads the partitions of a range of tokens."
            : "The query asks for every row.");
  }

  private Serving filtered(List<Restricted> rest, boolean byKey) {
    List<Index> serving = rest.isEmpty() ? List.of() : together(rest);
    if (!serving.isEmpty()) {
      return new Serving.ServedBy(
          serving.stream().map(Index::name).distinct().toList(),
          serving.size(),
          sorting(),
          remarks());
    }
    if (!statement.has(Flag.ALLOW_FILTERING)) {
      return CqlPlanner.refused(
          Cause.FILTERING,
          "neither the key nor an index finds the rows, and it does not say ALLOW FILTERING");
    }
    List<String> some =
        table.indexes().stream()
            .filter(index -> rest.stream().anyMatch(each -> help(index, each) == Help.YES))
            .map(Index::name)
            .limit(1)
            .toList();
    List<String> remarks = new ArrayList<>(remarks());
    remarks.add("Rows are read and left out: the query allows it.");
    if (byKey) {
      return CqlPlanner.byKey(asked, sorting(), remarks);
    }
    return some.isEmpty()
        ? new Serving.FullScan("Every row is read and most are left out: the query allows it.")
        : new Serving.ServedBy(some, 1, sorting(), remarks);
  }

  /** What the key alone does not answer. */
  private List<Restricted> rest() {
    List<Restricted> rest = new ArrayList<>();
    boolean partial = !asked.namesPartitions() && asked.asksForKeyParts();
    if (partial) {
      rest.addAll(asked.ofKey(table.partition()));
    }
    List<Restricted> clustering = asked.ofKey(table.clusteringColumns());
    boolean indexed =
        asked.all().stream().anyMatch(each -> best(each) == Help.YES) && !asked.namesPartitions();
    if (!asked.isRun() || indexed) {
      rest.addAll(clustering);
    }
    rest.addAll(asked.others());
    return rest;
  }

  private Help best(Restricted restricted) {
    Help best = Help.NO;
    for (Index index : table.indexes()) {
      Help help = help(index, restricted);
      best = help == Help.YES || best == Help.NO ? help : best;
      if (best == Help.YES) {
        return best;
      }
    }
    return best;
  }

  private Help help(Index index, Restricted restricted) {
    Ref ref = restricted.refs().getFirst();
    String operator = ref.isWhole() ? restricted.operator() : "[]" + restricted.operator();
    return restricted.way() == Part.Way.SINGLE
        ? new IndexUse(index, table).helps(ref.column(), operator)
        : Help.NO;
  }

  /** The indexes that find by all of these. */
  private List<Index> together(List<Restricted> rest) {
    for (Index index : table.indexes()) {
      if (rest.stream().allMatch(each -> help(index, each) == Help.YES)) {
        return List.of(index);
      }
    }
    List<Index> attached =
        table.indexes().stream()
            .filter(index -> new IndexUse(index, table).isAttached())
            .filter(index -> rest.stream().anyMatch(each -> help(index, each) == Help.YES))
            .toList();
    boolean all =
        rest.stream()
            .allMatch(each -> attached.stream().anyMatch(index -> help(index, each) == Help.YES));
    return all ? attached : List.of();
  }

  private boolean isIn(List<Path> columns) {
    return asked.ofKey(columns).stream().anyMatch(each -> each.operator().equals("IN"));
  }

  private List<String> remarks() {
    return isIn(table.partition())
        ? List.of(
            "Several partitions are read, one for each value; in one order only where the client"
                + " does not page.")
        : List.of();
  }

  private Sorting sorting() {
    return statement.parts(Ordered.class).isEmpty() ? Sorting.NONE : Sorting.BY_INDEX;
  }

  private Optional<Serving> wrong() {
    boolean distinct = statement.has(Flag.DISTINCT);
    boolean isOfRows =
        Stream.concat(
                statement.parts(Part.Shown.class).stream().map(Part.Shown::ref),
                asked.all().stream().flatMap(each -> each.refs().stream()))
            .map(Ref::column)
            .anyMatch(column -> !table.partition().contains(column) && !table.isStatic(column));
    if (distinct && isOfRows) {
      return Optional.of(
          CqlPlanner.refused(
              Cause.OTHER, "DISTINCT answers the partition key and static columns only"));
    }
    List<Path> key = new ArrayList<>(table.partition());
    key.addAll(table.clusteringColumns());
    List<Path> groups =
        statement.parts(Part.Grouped.class).stream().map(each -> each.ref().column()).toList();
    return groups.isEmpty() || follows(groups, key)
        ? Optional.empty()
        : Optional.of(
            CqlPlanner.refused(Cause.OTHER, "it groups by columns in another order than the key"));
  }

  /** Whether columns come in this order; those with one value may be left out. */
  private boolean follows(List<Path> columns, List<Path> key) {
    int at = 0;
    for (Path column : columns) {
      while (at < key.size() && !key.get(at).equals(column) && asked.isEqual(key.get(at))) {
        at++;
      }
      if (at == key.size() || !key.get(at++).equals(column)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Serving> order(boolean usesIndex) {
    List<Ordered> orders = statement.parts(Ordered.class);
    if (orders.isEmpty()) {
      return Optional.empty();
    }
    if (orders.getFirst().direction() == Direction.NEAR) {
      return Optional.of(near(orders.getFirst().ref().column()));
    }
    if (!asked.namesPartitions() || usesIndex) {
      return unordered("only the rows of a partition that is named have an order");
    }
    List<Path> columns = orders.stream().map(each -> each.ref().column()).toList();
    if (!follows(columns, table.clusteringColumns())) {
      return unordered("the rows of a partition have the order of its clustering and no other");
    }
    long turned =
        orders.stream()
            .filter(each -> table.clustering().stream().anyMatch(part -> isTurned(part, each)))
            .count();
    return turned == 0 || turned == orders.size()
        ? Optional.empty()
        : unordered("a partition is read forwards or backwards, not both");
  }

  private static boolean isTurned(KeyPart part, Ordered order) {
    return part.path().equals(order.ref().column())
        && (part.order() == KeyPart.Order.DESC) != (order.direction() == Direction.DESC);
  }

  private static Optional<Serving> unordered(String why) {
    return Optional.of(CqlPlanner.refused(Cause.ORDER, why));
  }

  private Serving near(Path column) {
    return table.indexes().stream()
        .filter(index -> new IndexUse(index, table).isAttached())
        .filter(index -> index.keys().getFirst().path().root().equals(column.root()))
        .findFirst()
        .<Serving>map(
            index -> new Serving.ServedBy(List.of(index.name()), 0, Sorting.BY_INDEX, List.of()))
        .orElseGet(
            () -> CqlPlanner.refused(Cause.ORDER, "no index orders by %s".formatted(column)));
  }
}

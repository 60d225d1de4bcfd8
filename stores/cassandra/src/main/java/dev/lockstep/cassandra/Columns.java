package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.cassandra.ColumnTypes.Choice;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.NewField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes columns for the new fields of a table, and takes them away again.
 *
 * <p>A column has a name that the table never had before, since what was once deleted or dropped
 * under a name swallows older writes for ever; {@link ColumnRecords} keeps which column holds which
 * field. Both ways can be cut off at any point and be repeated: a column is recorded, then added;
 * dropped, then forgotten. One process at a time makes room in a table; threads may share it.
 */
final class Columns {
  /** What the columns of tags are called. */
  private static final String TAG_COLUMN = "lockstep_tag";

  private final Cluster cluster;
  private final String table;
  private final ColumnRecords records;
  private final SchemaChange schema;

  /** The columns of the table of this name. */
  Columns(Cluster cluster, String table) {
    this.cluster = cluster;
    this.table = table;
    this.records = new ColumnRecords(cluster, table);
    this.schema = new SchemaChange(cluster);
  }

  /** The column of each field that was made room for. Others are called as their fields. */
  Map<String, CqlIdentifier> physical() {
    return records.physical().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, column -> CqlIdentifier.fromInternal(column.getValue())));
  }

  /** A column that is to be. */
  private record Wanted(String logical, String physical, DataType type, boolean isStatic) {
    String definition() {
      return "%s %s%s"
          .formatted(
              CqlIdentifier.fromInternal(physical).asCql(false),
              type.asCql(true, false),
              isStatic ? " STATIC" : "");
    }
  }

  /**
   * Makes a column for each of these fields and waits until all nodes know them; does nothing where
   * they are there.
   *
   * @throws Problem where the table is refused or nodes do not agree in time; repeating is safe
   */
  Expansion expand(List<NewField> fields) {
    List<String> reasons = new ArrayList<>();
    List<Wanted> wanted = wanted(fields, reasons);
    if (!reasons.isEmpty()) {
      return new Expansion.Refused(reasons);
    }
    wanted.forEach(column -> records.put(column.logical(), column.physical()));
    add(wanted);
    schema.awaitAgreement("add columns to the table " + table);
    return new Expansion.Ready();
  }

  private List<Wanted> wanted(List<NewField> fields, List<String> reasons) {
    TableMetadata now = metadata();
    Map<String, String> recorded = records.physical();
    Set<String> kept = records.kept();
    Set<String> taken = new HashSet<>(new Catalogue(cluster, table).droppedColumns());
    now.getColumns().keySet().forEach(column -> taken.add(column.asInternal()));
    Map<String, String> others = new HashMap<>(recorded);
    fields.forEach(field -> others.remove(field.name()));
    taken.addAll(others.values());
    List<Wanted> wanted = new ArrayList<>();
    for (NewField field : fields) {
      Optional<String> ours = Optional.ofNullable(recorded.get(field.name()));
      if (kept.contains(field.name())) {
        reasons.add(
            "Cannot make room for the field %s: the table has it; choose another name"
                .formatted(field.name()));
        continue;
      }
      if (ours.isPresent() && column(now, ours.get()).isPresent()) {
        ColumnMetadata made = column(now, ours.get()).get();
        wanted.add(new Wanted(field.name(), ours.get(), made.getType(), made.isStatic()));
        continue;
      }
      Optional<ColumnMetadata> like =
          field.like().flatMap(name -> column(now, recorded.getOrDefault(name, name)));
      Choice choice = choice(field, like, now);
      switch (choice) {
        case Choice.None(String why) ->
            reasons.add("Cannot make room for the field %s: %s".formatted(field.name(), why));
        case Choice.Fit(DataType type) -> {
          String name = ours.filter(n -> !taken.contains(n)).orElseGet(() -> free(field, taken));
          taken.add(name);
          boolean isStatic =
              field.name().equals(Tags.STATIC_FIELD)
                  || like.filter(ColumnMetadata::isStatic).isPresent();
          wanted.add(new Wanted(field.name(), name, type, isStatic));
        }
      }
    }
    return wanted;
  }

  private static Choice choice(NewField field, Optional<ColumnMetadata> like, TableMetadata now) {
    if (field.name().isEmpty()) {
      return new Choice.None("a column has a name; rename it to one that is not empty");
    }
    if (column(now, field.name()).isPresent()) {
      return new Choice.None(
          "the table has a column of this name, which Lockstep did not add; choose another name");
    }
    return Tags.isTag(field.name())
        ? new Choice.Fit(DataTypes.TEXT)
        : ColumnTypes.of(like.map(ColumnMetadata::getType), field.values());
  }

  /** The first name for the column of a field that the table never had. */
  private static String free(NewField field, Set<String> taken) {
    String name = Tags.isTag(field.name()) ? TAG_COLUMN : field.name();
    return Stream.concat(
            Stream.of(name), Stream.iterate(2, n -> n + 1).map(number -> name + "_" + number))
        .filter(candidate -> !taken.contains(candidate))
        .findFirst()
        .orElseThrow();
  }

  private void add(List<Wanted> wanted) {
    TableMetadata now = metadata();
    String missing =
        wanted.stream()
            .filter(column -> column(now, column.physical()).isEmpty())
            .map(Wanted::definition)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      schema.run(
          "add columns to the table " + table,
          "ALTER TABLE %s ADD (%s)".formatted(name(now), missing));
    }
  }

  /**
   * Forgets that these columns were made; only which field a column of another name holds stays.
   */
  void keep(List<String> fields) {
    records
        .physical()
        .forEach((field, column) -> {
          if (fields.contains(field)) {
            records.keep(field, column);
          }
        });
    records.dropIfEmpty();
  }

  /** Drops the columns that were made for these fields, and forgets them. */
  void contract(List<String> fields) {
    Map<String, String> recorded = new HashMap<>(records.physical());
    recorded.keySet().retainAll(fields);
    recorded.keySet().removeAll(records.kept());
    Optional<TableMetadata> now = refreshed();
    String there =
        now.stream()
            .flatMap(
                table -> recorded.values().stream().filter(name -> column(table, name).isPresent()))
            .map(name -> CqlIdentifier.fromInternal(name).asCql(false))
            .collect(Collectors.joining(", "));
    if (!there.isEmpty()) {
      schema.run(
          "drop columns of the table " + table,
          "ALTER TABLE %s DROP (%s)".formatted(name(now.orElseThrow()), there));
    }
    if (!recorded.isEmpty()) {
      schema.awaitAgreement("drop columns of the table " + table);
    }
    recorded.keySet().forEach(records::remove);
    records.dropIfEmpty();
  }

  private static Optional<ColumnMetadata> column(TableMetadata table, String name) {
    return table.getColumn(CqlIdentifier.fromInternal(name));
  }

  private static String name(TableMetadata table) {
    return table.getKeyspace().asCql(false) + "." + table.getName().asCql(false);
  }

  /** The table as it is now; a problem where there is none or it is refused. */
  private TableMetadata metadata() {
    TableShape shape = new Tables(cluster).shape(table);
    return cluster.keyspace().getTable(shape.name()).orElseThrow();
  }

  private Optional<TableMetadata> refreshed() {
    return cluster
        .errors()
        .translating(
            "look at the table " + table,
            () ->
                cluster
                    .session()
                    .refreshSchema()
                    .getKeyspace(CqlIdentifier.fromInternal(cluster.address().keyspace()))
                    .flatMap(keyspace -> keyspace.getTable(CqlIdentifier.fromInternal(table))));
  }
}

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.cassandra.cell.RowCodec;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables of a keyspace, and which of them are refused: those whose rows cannot be read exactly
 * or where a write would do more than it says. Threads may share it.
 */
final class Tables {
  private static final String CATALOGUE = "system_schema";

  private final Cluster cluster;

  Tables(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The names of all tables, the refused ones included, and of the collections that we keep. */
  Set<String> names() {
    return OwnedNames.collections(refreshed("list the tables"));
  }

  /**
   * The shape that a table has now.
   *
   * @throws Problem where there is no such table or it is refused, with every reason
   */
  TableShape shape(String name) {
    KeyspaceMetadata keyspace = refreshed("look at the table " + name);
    CqlIdentifier id = CqlIdentifier.fromInternal(name);
    List<Reason> reasons = reasons(keyspace, id);
    if (!reasons.isEmpty()) {
      throw refused(name, reasons.stream().map(Reason::why).toList());
    }
    return TableShape.of(keyspace.getTable(id).orElseThrow(() -> missing(name)));
  }

  private KeyspaceMetadata refreshed(String what) {
    Metadata metadata = cluster.errors().translating(what, cluster.session()::refreshSchema);
    assert metadata.getKeyspaces().size() <= 1;
    return cluster.keyspace();
  }

  /**
   * Why a table is refused.
   *
   * @param code a stable name
   * @param why what goes on after "Cannot carry the table x: "
   */
  private record Reason(String code, String why) {}

  /** Every reason for which a table is refused; none where it is not, or is not there. */
  List<Obstacle> refusals(String name) {
    KeyspaceMetadata keyspace = refreshed("look at the table " + name);
    return reasons(keyspace, CqlIdentifier.fromInternal(name)).stream()
        .map(reason ->
            new Obstacle(
                reason.code(),
                true,
                "the table %s cannot be carried: %s".formatted(name, reason.why()),
                "carry another table: docs/stores/cassandra.md lists what is refused"))
        .toList();
  }

  private List<Reason> reasons(KeyspaceMetadata keyspace, CqlIdentifier name) {
    return keyspace.getView(name).isPresent()
        ? List.of(new Reason("view", "it is a materialized view, which Cassandra alone writes"))
        : keyspace.getTable(name).map(table -> reasons(keyspace, table)).orElse(List.of());
  }

  private List<Reason> reasons(KeyspaceMetadata keyspace, TableMetadata table) {
    List<Reason> reasons = new ArrayList<>();
    if (keyspace.isVirtual() || keyspace.getName().asInternal().startsWith("system")) {
      reasons.add(new Reason("own-table", "it is Cassandra's own"));
    }
    if (table.isCompactStorage()) {
      reasons.add(
          new Reason("compact-storage", "it has compact storage, where columns cannot be added"));
    }
    for (CqlIdentifier view : keyspace.getViewsOnTable(table.getName()).keySet()) {
      reasons.add(
          new Reason(
              "view",
              "its materialized view %s may lose step with it".formatted(view.asCql(true))));
    }
    RowCodec.refusals(table)
        .forEach(refusal -> reasons.add(new Reason("column-type", lowerCased(refusal))));
    if (has("triggers", table)) {
      reasons.add(
          new Reason("trigger", "it has a trigger, which changes more than what is written"));
    }
    if (has("column_masks", table)) {
      reasons.add(
          new Reason(
              "column-mask",
              "it has a masked column, which may be read as another value than it holds"));
    }
    return reasons;
  }

  private static String lowerCased(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  /** Whether the catalogue lists something of this kind on the table; older ones lack some. */
  private boolean has(String kind, TableMetadata table) {
    String name = table.getName().asInternal();
    return cluster
        .errors()
        .translating(
            "look at the table " + name,
            () ->
                isListed("tables", CATALOGUE, kind)
                    && isListed(kind, table.getKeyspace().asInternal(), name));
  }

  private boolean isListed(String kind, String keyspace, String table) {
    String cql =
        "SELECT table_name FROM %s.%s WHERE keyspace_name = ? AND table_name = ?"
            .formatted(CATALOGUE, kind);
    return cluster.session().execute(SimpleStatement.newInstance(cql, keyspace, table)).one()
        != null;
  }

  private Problem missing(String name) {
    return new Problem(
        ProblemCode.COLLECTION_MISSING,
        "Cannot look at the table %s at %s: there is none of this very name"
            .formatted(name, cluster.address().name()),
        "nothing was written",
        "correct the name, upper and lower case included");
  }

  private Problem refused(String name, List<String> reasons) {
    return new Problem(
        ProblemCode.STORE_INCAPABLE,
        "Cannot carry the table %s at %s: %s"
            .formatted(name, cluster.address().name(), String.join("; ", reasons)),
        "nothing was written",
        "carry another table: docs/stores/cassandra.md lists what is refused");
  }
}

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.cassandra.cell.RowCodec;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
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
    if (keyspace.getView(id).isPresent()) {
      throw refused(name, List.of("it is a materialized view, which Cassandra alone writes"));
    }
    TableMetadata table = keyspace.getTable(id).orElseThrow(() -> missing(name));
    List<String> reasons = reasons(keyspace, table);
    if (!reasons.isEmpty()) {
      throw refused(name, reasons);
    }
    return TableShape.of(table);
  }

  private KeyspaceMetadata refreshed(String what) {
    Metadata metadata = cluster.errors().translating(what, cluster.session()::refreshSchema);
    assert metadata.getKeyspaces().size() <= 1;
    return cluster.keyspace();
  }

  private List<String> reasons(KeyspaceMetadata keyspace, TableMetadata table) {
    List<String> reasons = new ArrayList<>();
    if (keyspace.isVirtual() || keyspace.getName().asInternal().startsWith("system")) {
      reasons.add("it is Cassandra's own");
    }
    if (table.isCompactStorage()) {
      reasons.add("it has compact storage, where columns cannot be added");
    }
    keyspace
        .getViewsOnTable(table.getName())
        .keySet()
        .forEach(view ->
            reasons.add(
                "its materialized view %s may lose step with it".formatted(view.asCql(true))));
    RowCodec.refusals(table).forEach(refusal -> reasons.add(lowerCased(refusal)));
    if (has("triggers", table)) {
      reasons.add("it has a trigger, which changes more than what is written");
    }
    if (has("column_masks", table)) {
      reasons.add("it has a masked column, which may be read as another value than it holds");
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

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.model.survey.EngineFacts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cluster knows of a table beside what the table is now. */
final class FactsReading {
  private final Cluster cluster;
  private final TableMetadata table;

  FactsReading(Cluster cluster, TableMetadata table) {
    this.cluster = cluster;
    this.table = table;
  }

  EngineFacts now() {
    return new EngineFacts(
        new Catalogue(cluster, table.getName().asInternal()).dropped(),
        Optional.of(views()),
        TableEntries.indexed(table),
        Optional.empty(),
        nodes());
  }

  /** A view is always in the keyspace of its table. */
  private Set<String> views() {
    return cluster.keyspace().getViewsOnTable(table.getName()).keySet().stream()
        .map(CqlIdentifier::asInternal)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What one node knows of all of them. Nothing where it does not know one, or where nobody saw
   * whether one is up, as with those of other datacenters.
   */
  private Optional<EngineFacts.Cluster> nodes() {
    Collection<Node> all = cluster.session().getMetadata().getNodes().values();
    Nodes nodes = new Nodes(cluster);
    List<Row> rows =
        nodes.reachable().stream()
            .limit(1)
            .flatMap(node -> Stream.of("local", "peers").flatMap(part -> rows(nodes, node, part)))
            .toList();
    boolean isSeen = all.stream().noneMatch(node -> node.getState() == NodeState.UNKNOWN);
    if (!isSeen || rows.size() < all.size()) {
      return Optional.empty();
    }
    Set<String> versions = new HashSet<>();
    Set<UUID> schemas = new HashSet<>();
    for (Row row : rows) {
      Optional<String> version = Optional.ofNullable(row.getString("release_version"));
      Optional<UUID> schema = Optional.ofNullable(row.getUuid("schema_version"));
      if (version.isEmpty() || schema.isEmpty()) {
        return Optional.empty();
      }
      versions.add(version.get());
      schemas.add(schema.get());
    }
    long down = all.stream().filter(node -> node.getState() != NodeState.UP).count();
    return Optional.of(new EngineFacts.Cluster(versions, down, schemas.size()));
  }

  private static Stream<Row> rows(Nodes nodes, Node node, String part) {
    return nodes
        .rows(
            "look at the nodes", node, "SELECT release_version, schema_version FROM system." + part)
        .stream();
  }
}

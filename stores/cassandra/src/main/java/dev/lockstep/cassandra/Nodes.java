package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.util.Collection;
import java.util.List;

/**
 * The nodes one by one, each asked for what it alone knows. Those that are down, and those of other
 * datacenters, which the driver does not connect to, cannot be asked. Threads may share it.
 */
final class Nodes {
  private final Cluster cluster;

  Nodes(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Those that can be asked now. */
  List<Node> reachable() {
    return all().stream()
        .filter(node -> node.getState() == NodeState.UP && node.getOpenConnections() > 0)
        .toList();
  }

  /** How many there are beside those. */
  int unreachable() {
    return all().size() - reachable().size();
  }

  private Collection<Node> all() {
    return cluster.session().getMetadata().getNodes().values();
  }

  /**
   * What a node answers.
   *
   * @param what such as {@code look at the settings}
   */
  List<Row> rows(String what, Node node, String cql, Object... values) {
    return cluster.rows(what, SimpleStatement.newInstance(cql, values).setNode(node));
  }
}

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.Comparator;
import java.util.Optional;

/**
 * Changes of the schema, each known to every node that is up before it is answered for. Threads may
 * share it.
 */
final class SchemaChange {
  private final Cluster cluster;

  SchemaChange(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Performs a change that is safe to repeat, and waits until the nodes agree on it.
   *
   * @param what such as {@code make the table orders}
   * @throws Problem where it is refused, or not every node knows it in time
   */
  void run(String what, String cql) {
    ResultSet answer =
        cluster
            .errors()
            .translating(
                what,
                () ->
                    cluster
                        .session()
                        .execute(
                            coordinator()
                                .map(SimpleStatement.newInstance(cql)::setNode)
                                .orElseGet(() -> SimpleStatement.newInstance(cql))));
    if (!answer.getExecutionInfo().isSchemaInAgreement()) {
      throw disagreement(what);
    }
  }

  /**
   * Waits until the nodes agree on the schema.
   *
   * @throws Problem where they do not in time
   */
  void awaitAgreement(String what) {
    if (!cluster.errors().translating(what, cluster.session()::checkSchemaAgreement)) {
      throw disagreement(what);
    }
  }

  /**
   * The same node for everybody who sees the same nodes: it performs changes one after the other,
   * where two nodes could each make a table of one name, and never agree on which it is.
   */
  private Optional<Node> coordinator() {
    return cluster.session().getMetadata().getNodes().values().stream()
        .filter(node -> node.getState() == NodeState.UP && node.getOpenConnections() > 0)
        .filter(node -> node.getHostId() != null)
        .min(Comparator.comparing(node -> String.valueOf(node.getHostId())));
  }

  private Problem disagreement(String what) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot %s at %s: not all nodes agree on the schema in time, since one of them hangs or is"
                .formatted(what, cluster.address().name())
            + " cut off",
        "no row was changed; the nodes that answer have the new schema already",
        "see `nodetool describecluster`, bring that node back or take it down, then repeat the"
            + " command");
  }
}

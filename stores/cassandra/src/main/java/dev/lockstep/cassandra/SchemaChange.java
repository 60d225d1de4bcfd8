package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Changes of the schema, each known to every node that is up before it is answered for. Threads may
 * share it.
 */
final class SchemaChange {
  /** A node that missed a change asks for it after a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final Nodes nodes;
  private final Duration patience;

  SchemaChange(Cluster cluster) {
    this(cluster, PATIENCE);
  }

  /**
   * @param patience how long the nodes may take to agree
   */
  SchemaChange(Cluster cluster, Duration patience) {
    this.cluster = cluster;
    this.patience = patience;
    this.nodes = new Nodes(cluster);
  }

  /**
   * Performs a change that is safe to repeat, and waits until the nodes agree on it.
   *
   * @param what such as {@code make the table orders}
   * @throws Problem where it is refused, or not every node knows it in time
   */
  void run(String what, String cql) {
    SimpleStatement statement = SimpleStatement.newInstance(cql);
    List<Row> answer = cluster.rows(what, coordinator().map(statement::setNode).orElse(statement));
    assert answer.isEmpty();
    awaitAgreement(what);
  }

  /**
   * Waits until the nodes agree on the schema.
   *
   * @throws Problem where they do not in time
   */
  void awaitAgreement(String what) {
    long start = System.nanoTime();
    while (!isAgreed(what)) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw disagreement(what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * Whether every node that can be asked says the same of itself, and the others as they are heard
   * of. What one node has heard of all may be old, and so agree on what was before the change.
   */
  private boolean isAgreed(String what) {
    Set<Optional<UUID>> versions =
        nodes.reachable().stream().map(this::version).collect(Collectors.toSet());
    return versions.size() == 1
        && !versions.contains(Optional.<UUID>empty())
        && cluster.errors().translating(what, cluster.session()::checkSchemaAgreement);
  }

  /** The version of the schema that a node has; empty where it does not answer. */
  private Optional<UUID> version(Node node) {
    SimpleStatement query =
        SimpleStatement.newInstance("SELECT schema_version FROM system.local")
            .setNode(node)
            .setTimeout(ANSWER);
    try {
      return Optional.ofNullable(cluster.session().execute(query).one()).map(row -> row.getUuid(0));
    } catch (DriverException e) {
      return Optional.empty();
    }
  }

  /**
   * The same node for everybody who sees the same nodes: it performs changes one after the other,
   * where two nodes could each make a table of one name, and never agree on which it is.
   */
  private Optional<Node> coordinator() {
    return nodes.reachable().stream()
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

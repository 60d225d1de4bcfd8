package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.lockstep.store.Collection.Size;
import java.util.Collection;
import java.util.Optional;

/**
 * Estimates how large a table is from what each node knows of the ranges that are first its own. A
 * node looks every few minutes, and only at what it has written to its files; it counts partitions,
 * so that a table of wide ones has more rows than this says.
 */
final class SizeReading {
  private final CqlSession session;
  private final String keyspace;
  private final String table;

  SizeReading(Cluster cluster, String table) {
    this.session = cluster.session();
    this.keyspace = cluster.address().keyspace();
    this.table = table;
  }

  /** The estimate; the nodes that do not answer are taken to hold what the others hold. */
  Size now() {
    Collection<Node> nodes = session.getMetadata().getNodes().values();
    return total(nodes.stream().map(this::on).flatMap(Optional::stream).toList(), nodes.size());
  }

  static Size total(Collection<Size> answers, int nodes) {
    double part = answers.isEmpty() ? 1 : (double) answers.size() / nodes;
    return new Size(
        Math.round(answers.stream().mapToLong(Size::documents).sum() / part),
        Math.round(answers.stream().mapToLong(Size::bytes).sum() / part));
  }

  private Optional<Size> on(Node node) {
    String cql =
        "SELECT partitions_count, mean_partition_size FROM system.size_estimates WHERE"
            + " keyspace_name = ? AND table_name = ?";
    try {
      long partitions = 0;
      long bytes = 0;
      for (Row row :
          session.execute(SimpleStatement.newInstance(cql, keyspace, table).setNode(node))) {
        partitions += row.getLong(0);
        bytes += row.getLong(0) * row.getLong(1);
      }
      return Optional.of(new Size(partitions, bytes));
    } catch (DriverException e) {
      return Optional.empty();
    }
  }
}

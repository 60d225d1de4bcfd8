package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Instant;
import java.util.Objects;

/**
 * The clock of the cluster: that of whichever node answers, to the millisecond. Nodes differ by as
 * much as their clocks do.
 */
final class ServerClock {
  private static final SimpleStatement NOW =
      SimpleStatement.newInstance("SELECT toTimestamp(now()) FROM system.local")
          .setIdempotent(true);

  private final Cluster cluster;

  ServerClock(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What the clock says. */
  Instant now() {
    return cluster
        .errors()
        .translating(
            "ask for the time",
            () ->
                Objects.requireNonNull(
                    Objects.requireNonNull(cluster.session().execute(NOW).one()).getInstant(0)));
  }
}

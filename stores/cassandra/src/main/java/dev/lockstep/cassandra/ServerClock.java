package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The clock of the cluster: that of whichever node answers, to the millisecond. Nodes differ by as
 * much as their clocks do. Threads may share it.
 */
final class ServerClock {
  private static final SimpleStatement NOW =
      SimpleStatement.newInstance("SELECT toTimestamp(now()) FROM system.local")
          .setIdempotent(true);

  /** So long our own clock tells how time passes. */
  private static final Duration TRUSTED = Duration.ofSeconds(10);

  private final Cluster cluster;
  private volatile Reading last = new Reading(Instant.EPOCH, 0);

  private record Reading(Instant told, long nanos) {}

  ServerClock(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What the clock says. */
  Instant now() {
    Instant told =
        cluster
            .errors()
            .translating(
                "ask for the time",
                () ->
                    Objects.requireNonNull(
                        Objects.requireNonNull(cluster.session().execute(NOW).one())
                            .getInstant(0)));
    last = new Reading(told, System.nanoTime());
    return told;
  }

  /** What it said not long ago, and how long that is; at most a little less than it says now. */
  Instant estimated() {
    Reading reading = last;
    Duration passed = Duration.ofNanos(System.nanoTime() - reading.nanos());
    return reading.told().equals(Instant.EPOCH) || passed.compareTo(TRUSTED) > 0
        ? now()
        : reading.told().plus(passed);
  }
}

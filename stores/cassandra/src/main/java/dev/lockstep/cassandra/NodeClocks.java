package dev.lockstep.cassandra;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How far the clocks of the nodes are apart for certain, however long their answers took. */
final class NodeClocks {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private NodeClocks() {}

  /**
   * What is known of a clock: how far it is ahead of ours, in milliseconds.
   *
   * @param least as if the answer had come back at once
   * @param most as if the question had arrived at once
   */
  record Reading(long least, long most) {
    /** The reading of a clock that told this between two moments of ours. */
    static Reading of(Instant told, long nanosBefore, long nanosAfter) {
      return new Reading(
          told.toEpochMilli() - nanosAfter / NANOS_PER_MILLI,
          told.toEpochMilli() - nanosBefore / NANOS_PER_MILLI);
    }
  }

  /** The readings of all nodes that can be asked. */
  static List<Reading> read(Nodes nodes) {
    return nodes.reachable().stream()
        .map(node -> {
          String cql = "SELECT toTimestamp(now()) FROM system.local";
          long before = System.nanoTime();
          Instant told =
              Objects.requireNonNull(
                  nodes.rows("ask for the time", node, cql).getFirst().getInstant(0));
          return Reading.of(told, before, System.nanoTime());
        })
        .toList();
  }

  /** By how much two of the clocks differ at least. */
  static Duration apart(List<Reading> readings) {
    long fastest = readings.stream().mapToLong(Reading::least).max().orElse(0);
    long slowest = readings.stream().mapToLong(Reading::most).min().orElse(0);
    return Duration.ofMillis(Math.max(0, fastest - slowest));
  }
}

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.model.write.Timing;
import dev.lockstep.store.Obstacle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What stands in the way of carrying a change through a table of the users: what the table is, how
 * services use it, and how the nodes are set up. Every node that can be asked is asked.
 */
final class Obstacles {
  private static final String AGAIN = "then `lockstep preflight` again";

  /** From this version on, the server tells clients that the columns of a result have changed. */
  private static final int PROTOCOL_MIN = 5;

  private static final Duration APART_MAX = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final String table;
  private final Nodes nodes;

  /** Those of the table of this name. */
  Obstacles(Cluster cluster, String table) {
    this.cluster = cluster;
    this.table = table;
    this.nodes = new Nodes(cluster);
  }

  /** All that there are; none for a table that is not there. */
  List<Obstacle> all() {
    List<Obstacle> all = new ArrayList<>(new Tables(cluster).refusals(table));
    Optional<TableMetadata> now = cluster.keyspace().getTable(CqlIdentifier.fromInternal(table));
    now.flatMap(this::transactions).ifPresent(all::add);
    now.flatMap(this::shortGrace).ifPresent(all::add);
    if (now.isPresent()) {
      oldProtocol().ifPresent(all::add);
      clocks(NodeClocks.read(nodes)).ifPresent(all::add);
      unasked().ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** Transactions leave their traces on the nodes for as long as the table's deletes, or longer. */
  private Optional<Obstacle> transactions(TableMetadata now) {
    String cql = "SELECT cf_id FROM system.paxos WHERE cf_id = ? LIMIT 1 ALLOW FILTERING";
    boolean found =
        now.getId().stream()
            .anyMatch(id ->
                nodes.reachable().stream()
                    .anyMatch(node -> !rows("look for transactions", node, cql, id).isEmpty()));
    return found
        ? Optional.of(
            new Obstacle(
                "transactions",
                true,
                "services use lightweight transactions (IF, SERIAL) on the table %s, and these do"
                        .formatted(table)
                    + " not go together with writes that carry times of their own",
                "use the table without them, wait until system.paxos of no node tells of it any"
                    + " more, "
                    + AGAIN))
        : Optional.empty();
  }

  /**
   * E15. A delete that is forgotten no longer stands against writes from before it: those of hints,
   * and those that were decided on what was read before it.
   */
  private Optional<Obstacle> shortGrace(TableMetadata now) {
    OptionalLong hints = hintWindowMillis();
    if (hints.isEmpty()) {
      return Optional.of(
          new Obstacle(
              "hint-window-unknown",
              true,
              "no node tells for how long it keeps hints, so that it is not known whether deletes"
                  + " in the table %s outlive them".formatted(table),
              "let the role read system_views.settings, " + AGAIN));
    }
    long least = hints.getAsLong() / 1_000 + Timing.AGE_MAX.toSeconds() + 1;
    long grace = grace(now);
    return grace < least
        ? Optional.of(
            new Obstacle(
                "short-grace",
                true,
                "the table %s forgets deletes after %d s (gc_grace_seconds), sooner than the last"
                        .formatted(table, grace)
                    + " older write may arrive, so that a deleted row could come back",
                "set gc_grace_seconds = %d or more (864000 is usual), %s".formatted(least, AGAIN)))
        : Optional.empty();
  }

  private static long grace(TableMetadata now) {
    return now.getOptions().get(CqlIdentifier.fromInternal("gc_grace_seconds")) instanceof Number n
        ? n.longValue()
        : 0;
  }

  private OptionalLong hintWindowMillis() {
    String cql = "SELECT value FROM system_views.settings WHERE name = 'max_hint_window_in_ms'";
    return nodes.reachable().stream()
        .flatMapToLong(node ->
            rows("look at the settings", node, cql).stream().flatMapToLong(Obstacles::number))
        .max();
  }

  private static LongStream number(Row row) {
    return Optional.ofNullable(row.getString(0)).filter(text -> text.matches("[0-9]+")).stream()
        .mapToLong(Long::parseLong);
  }

  /** E11. */
  private Optional<Obstacle> oldProtocol() {
    String cql = "SELECT protocol_version FROM system_views.clients";
    long old =
        nodes.reachable().stream()
            .flatMap(node -> rows("look at the clients", node, cql).stream())
            .filter(row -> row.getInt(0) < PROTOCOL_MIN)
            .count();
    return old > 0
        ? Optional.of(
            new Obstacle(
                "old-protocol",
                false,
                "%d connections speak a protocol before version 5, where a prepared SELECT * reads"
                        .formatted(old)
                    + " columns under wrong names once one was added",
                "see who they are in system_views.clients, and let those services name their"
                    + " columns or speak version 5"))
        : Optional.empty();
  }

  /** Times order writes, so clocks that differ let an older write win. */
  static Optional<Obstacle> clocks(List<NodeClocks.Reading> readings) {
    Duration apart = NodeClocks.apart(readings);
    return apart.compareTo(APART_MAX) > 0
        ? Optional.of(
            new Obstacle(
                "clocks-apart",
                true,
                "the clocks of the nodes differ by %d ms, and times decide which write wins"
                    .formatted(apart.toMillis()),
                "set the clocks of the nodes by one source of time, " + AGAIN))
        : Optional.empty();
  }

  private Optional<Obstacle> unasked() {
    int unasked = nodes.unreachable();
    return unasked > 0
        ? Optional.of(
            new Obstacle(
                "nodes-unasked",
                false,
                "%d nodes are down or in another datacenter, and could not be asked for"
                        .formatted(unasked)
                    + " transactions, old clients and their clocks",
                "look at them from there, or bring them up, " + AGAIN))
        : Optional.empty();
  }

  private List<Row> rows(String what, Node node, String cql, Object... values) {
    return nodes.rows(what, node, cql, values);
  }
}

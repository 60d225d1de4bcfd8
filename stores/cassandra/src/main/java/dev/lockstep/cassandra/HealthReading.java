package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.lockstep.store.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the nodes are doing, from what they tell of themselves in {@code system_views}: the worst of
 * those asked, a few of them in turn at each reading. What a role may not read, and what older
 * releases do not have, is not known. Threads may share it.
 *
 * <p>A replica is behind by as much as the oldest hint that waits for it, unless it is down, when
 * nothing would become of waiting for it. What waits is counted in the stages through which reads
 * and writes pass. Caches are always full, and tell nothing.
 */
final class HealthReading {
  private static final int NODES_MAX = 8;
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final String STAGES =
      "SELECT pending_tasks, blocked_tasks, active_tasks_limit FROM system_views.thread_pools"
          + " WHERE name IN ('Native-Transport-Requests', 'ReadStage', 'MutationStage',"
          + " 'MemtableFlushWriter')";
  private static final String HINTS = "SELECT oldest, status FROM system_views.pending_hints";
  private static final String CONNECTIONS = "SELECT port FROM system_views.clients";
  private static final String CONNECTIONS_MAX =
      "SELECT value FROM system_views.settings WHERE name ="
          + " 'native_transport_max_concurrent_connections'";

  private final Cluster cluster;
  private final ServerClock clock;
  private final Nodes nodes;
  private final AtomicInteger turn = new AtomicInteger();

  HealthReading(Cluster cluster) {
    this.cluster = cluster;
    this.clock = new ServerClock(cluster);
    this.nodes = new Nodes(cluster);
  }

  /** How they are doing now. */
  Health now() {
    long start = System.nanoTime();
    Instant now = clock.now();
    Duration ping = Duration.ofNanos(System.nanoTime() - start);
    List<Node> asked = inTurn(nodes.reachable(), turn.getAndIncrement());
    Stream<Duration> lag = answers(asked, HINTS).map(rows -> lag(rows, now));
    Stream<Double> queued = answers(asked, STAGES).flatMap(rows -> queued(rows).stream());
    return new Health(worst(lag), Optional.empty(), worst(connections(asked)), worst(queued), ping);
  }

  /** Those whose turn it is. */
  static <T> List<T> inTurn(List<T> all, int turn) {
    return IntStream.range(0, Math.min(all.size(), NODES_MAX))
        .mapToObj(i -> all.get(Math.floorMod(turn * NODES_MAX + i, all.size())))
        .toList();
  }

  private static <T extends Comparable<T>> Optional<T> worst(Stream<T> known) {
    return known.max(Comparable::compareTo);
  }

  private static Duration lag(List<Row> hints, Instant now) {
    return hints.stream()
        .filter(row -> "UP".equalsIgnoreCase(row.getString(1)))
        .flatMap(row -> Optional.ofNullable(row.getInstant(0)).stream())
        .map(oldest -> Duration.between(oldest, now))
        .filter(Duration::isPositive)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Stream<Double> connections(List<Node> asked) {
    List<Optional<List<Row>>> limits = ask(asked, CONNECTIONS_MAX);
    List<Optional<List<Row>>> clients = ask(asked, CONNECTIONS);
    return IntStream.range(0, asked.size())
        .boxed()
        .flatMap(i ->
            limits
                .get(i)
                .flatMap(rows -> rows.stream().findFirst())
                .flatMap(row -> Optional.ofNullable(row.getString(0)))
                .flatMap(limit -> clients.get(i).flatMap(rows -> used(rows.size(), limit)))
                .stream());
  }

  /** The part that is used of what a node allows; it usually allows any number. */
  static Optional<Double> used(int clients, String limit) {
    return Optional.of(limit)
        .filter(text -> text.matches("[1-9][0-9]{0,9}"))
        .map(text -> Math.min(1, clients / Double.parseDouble(text)));
  }

  private static Optional<Double> queued(List<Row> stages) {
    return stages.stream()
        .map(row -> queued((long) row.getInt(0) + row.getLong(1), row.getInt(2)))
        .max(Double::compareTo);
  }

  /** The part of the work of a stage that waits, when it may work on so much at once. */
  static double queued(long waiting, int limit) {
    return waiting <= 0 ? 0 : (double) waiting / (waiting + Math.max(1, limit));
  }

  private Stream<List<Row>> answers(List<Node> asked, String cql) {
    return ask(asked, cql).stream().flatMap(Optional::stream);
  }

  /** What each of these answers; all are asked at once, and none is waited for long. */
  private List<Optional<List<Row>>> ask(List<Node> asked, String cql) {
    List<CompletionStage<AsyncResultSet>> answers = new ArrayList<>();
    for (Node node : asked) {
      SimpleStatement query = SimpleStatement.newInstance(cql).setNode(node).setTimeout(ANSWER);
      answers.add(cluster.session().executeAsync(query));
    }
    return answers.stream().map(HealthReading::rows).toList();
  }

  /** The first page is enough: nothing here has many rows but clients, which are told to 5,000. */
  private static Optional<List<Row>> rows(CompletionStage<AsyncResultSet> answer) {
    try {
      List<Row> rows = new ArrayList<>();
      answer.toCompletableFuture().join().currentPage().forEach(rows::add);
      return Optional.of(rows);
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

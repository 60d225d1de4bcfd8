package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import dev.lockstep.cassandra.TableShape.Clustering;
import dev.lockstep.cassandra.TableShape.KeyCells;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a table in the order of the ring, from wherever the last look ended.
 *
 * <p>A look goes on from a key alone, without anything that a node or we would have to remember:
 * first the rest of the key's partition, then the other partitions of the same token, then the
 * tokens after it. The rest of a partition is asked for one clustering column at a time, from the
 * last to the first: the rows that agree with the key up to the column before, and come after it in
 * this one. That holds whatever the direction of each column; a comparison of all columns at once
 * would not, since Cassandra compares them as if all were ascending.
 *
 * <p>Threads may share it.
 */
final class TableScan {
  private static final int PAGE_MAX = 5_000;

  private final CqlSession session;
  private final ServerErrors errors;
  private final TableShape shape;
  private final Ring ring;
  private final RowReader reader;
  private final Queries queries;
  private final String token;

  TableScan(Cluster cluster, TableShape shape) {
    this.session = cluster.session();
    this.errors = cluster.errors();
    this.shape = shape;
    this.ring = Ring.of(cluster);
    this.reader = new RowReader(shape);
    this.queries = new Queries(session);
    this.token = TokenBounds.token(shape);
  }

  /**
   * The rows of a range in order.
   *
   * @param after the last key already seen, if any; its row need not be there any more
   * @param limit the most rows to answer, at least 1; fewer means the end of the range
   */
  List<StoredRow> rows(KeyRange range, Optional<Value> after, int limit) {
    return errors.translating(
        "read the table " + shape.name().asInternal(),
        () -> {
          Look look = new Look(limit);
          if (after.isPresent()) {
            KeyCells key =
                shape
                    .cells(after.get())
                    .orElseThrow(() -> new IllegalArgumentException("Not a key of the table"));
            continued(look, key, range);
          } else {
            tokens(look, TokenBounds.of(range));
          }
          return List.copyOf(look.found);
        });
  }

  private void continued(Look look, KeyCells key, KeyRange range) {
    long at = ring.token(key.partition());
    restOfPartition(look, key);
    if (!look.isFull()) {
      othersOfToken(look, key.partition(), at);
    }
    if (!look.isFull()) {
      tokens(look, TokenBounds.after(at, range));
    }
  }

  private void restOfPartition(Look look, KeyCells key) {
    int given = key.clustering().size();
    if (given == 0 && !shape.clustering().isEmpty()) {
      // Only the partition itself was seen so far, from the time when it had no rows.
      look.ask(equal(shape.partition()), key.partition(), true);
    }
    for (int last = given; last > 0 && !look.isFull(); last--) {
      Clustering column = shape.clustering().get(last - 1);
      List<CqlIdentifier> same =
          Stream.concat(
                  shape.partition().stream(),
                  shape.clustering().stream().limit(last - 1).map(Clustering::name))
              .toList();
      String beyond = column.order() == ClusteringOrder.ASC ? ">" : "<";
      look.ask(
          "%s AND %s %s ?".formatted(equal(same), column.name().asCql(false), beyond),
          Stream.concat(key.partition().stream(), key.clustering().stream().limit(last)).toList(),
          true);
    }
  }

  /** Two keys may have one token; whoever knows how can make as many of them as they like. */
  private void othersOfToken(Look look, List<ByteBuffer> partition, long at) {
    String cql =
        "SELECT DISTINCT %s FROM %s WHERE %s = ?"
            .formatted(columns(shape.partition()), shape.table(), token);
    for (Row row : session.execute(queries.bound(cql, List.of(Queries.token(at))))) {
      List<ByteBuffer> other = new ArrayList<>();
      for (int i = 0; i < shape.partition().size(); i++) {
        Optional.ofNullable(row.getBytesUnsafe(i)).ifPresent(other::add);
      }
      if (!look.isFull() && Ring.isAfter(other, partition)) {
        look.ask(equal(shape.partition()), other, false);
      }
    }
  }

  private void tokens(Look look, TokenBounds bounds) {
    look.ask(bounds.where(shape), bounds.values(), false);
  }

  private static String columns(List<CqlIdentifier> columns) {
    return columns.stream().map(column -> column.asCql(false)).collect(Collectors.joining(", "));
  }

  /** That these columns have the values that are bound. */
  static String equal(List<CqlIdentifier> columns) {
    return columns.stream()
        .map(column -> column.asCql(false) + " = ?")
        .collect(Collectors.joining(" AND "));
  }

  /** One look at some rows. For one thread. */
  private final class Look {
    private final List<StoredRow> found = new ArrayList<>();
    private final int limit;

    Look(int limit) {
      this.limit = limit;
    }

    boolean isFull() {
      return found.size() >= limit;
    }

    /**
     * Adds what a query answers, until it is full.
     *
     * @param isSeen whether the partition itself was seen, so that only its rows are wanted
     */
    void ask(String where, List<ByteBuffer> values, boolean isSeen) {
      String cql =
          "SELECT %s%s".formatted(reader.selection(), where.isEmpty() ? "" : " WHERE " + where);
      int wanted = Math.min(PAGE_MAX, limit - found.size());
      for (Row row : session.execute(queries.bound(cql, values).setPageSize(wanted))) {
        StoredRow stored = reader.read(row);
        if (!isSeen || stored.key().size() > shape.partition().size()) {
          found.add(stored);
        }
        if (isFull()) {
          return;
        }
      }
    }
  }
}

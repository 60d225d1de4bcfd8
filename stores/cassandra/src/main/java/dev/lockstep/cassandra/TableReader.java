package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.cassandra.TableShape.KeyCells;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows by their keys, and how many there are. Threads may share it. */
final class TableReader {
  /** How many parts a count is made of, so that none takes too long for the server. */
  private static final int COUNTED_PARTS = 64;

  private final CqlSession session;
  private final ServerErrors errors;
  private final TableShape shape;
  private final RowReader reader;
  private final Queries queries;

  TableReader(Cluster cluster, TableShape shape) {
    this.session = cluster.session();
    this.errors = cluster.errors();
    this.shape = shape;
    this.reader = new RowReader(shape);
    this.queries = new Queries(session);
  }

  /** The rows of these keys that exist, in any order. */
  List<StoredRow> read(List<Value> keys) {
    return errors.translating(
        "read the table " + shape.name().asInternal(),
        () -> {
          List<BoundStatement> asked =
              keys.stream().flatMap(key -> shape.cells(key).stream()).map(this::query).toList();
          return answers(asked);
        });
  }

  private BoundStatement query(KeyCells key) {
    boolean isPartition = key.clustering().isEmpty();
    return queries.bound(
        "SELECT %s WHERE %s LIMIT 1"
            .formatted(
                reader.selection(),
                TableScan.equal(isPartition ? shape.partition() : shape.keyColumns())),
        Stream.concat(key.partition().stream(), key.clustering().stream()).toList());
  }

  private List<StoredRow> answers(List<BoundStatement> asked) {
    List<Optional<Row>> answers = queries.firsts(asked);
    List<StoredRow> rows = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      boolean isPartition =
          asked.get(i).getPreparedStatement().getVariableDefinitions().size()
              == shape.partition().size();
      answers
          .get(i)
          .map(reader::read)
          // Once it has rows, a partition has no key of its own any more.
          .filter(row -> !isPartition || row.key().size() == shape.partition().size())
          .ifPresent(rows::add);
    }
    return List.copyOf(rows);
  }

  /** How many rows there are, counted now by the servers; this reads the whole table. */
  long count() {
    return errors.translating(
        "count the table " + shape.name().asInternal(),
        () -> Ring.ranges(COUNTED_PARTS).stream().mapToLong(this::count).sum());
  }

  private long count(KeyRange range) {
    List<String> conditions = new ArrayList<>();
    List<ByteBuffer> values = new ArrayList<>();
    Ring.bound(range.from())
        .ifPresent(from -> {
          conditions.add(TableScan.token(shape) + " >= ?");
          values.add(Queries.token(from));
        });
    Ring.bound(range.to())
        .ifPresent(to -> {
          conditions.add(TableScan.token(shape) + " < ?");
          values.add(Queries.token(to));
        });
    String cql =
        "SELECT COUNT(*) FROM %s WHERE %s"
            .formatted(shape.table(), String.join(" AND ", conditions));
    Row row =
        session.execute(queries.bound(cql, values).setExecutionProfileName(Cluster.PATIENT)).one();
    return Objects.requireNonNull(row).getLong(0);
  }
}

package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.cassandra.TableShape.KeyCells;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows by their keys, and how many there are. Threads may share it. */
final class TableReader {
  /** How many parts a count is made of, so that none takes too long for the server. */
  private static final int COUNTED_PARTS = 64;

  /** How many of them are counted at once: a count is not to be what the services notice. */
  private static final int COUNTED_AT_ONCE = 1;

  private final ServerErrors errors;
  private final TableShape shape;
  private final RowReader reader;
  private final Queries queries;
  private final String byKey;
  private final String byPartition;

  TableReader(Cluster cluster, TableShape shape) {
    this.errors = cluster.errors();
    this.shape = shape;
    this.reader = new RowReader(shape);
    this.queries = new Queries(cluster.session());
    this.byKey = query(reader, shape.keyColumns());
    this.byPartition = query(reader, shape.partition());
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
        isPartition ? byPartition : byKey,
        Stream.concat(key.partition().stream(), key.clustering().stream()).toList());
  }

  private static String query(RowReader reader, List<CqlIdentifier> columns) {
    return "SELECT %s WHERE %s LIMIT 1".formatted(reader.selection(), TableScan.equal(columns));
  }

  private List<StoredRow> answers(List<BoundStatement> asked) {
    List<Optional<Row>> answers = queries.firsts(asked, Queries.AT_ONCE);
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
    return counted("COUNT(*)").mapToLong(part -> part.counts().getFirst()).sum();
  }

  /**
   * The parts of the table in which a column may be there in some row, or missing in some, counted
   * now by the servers; this reads the whole table.
   */
  List<KeyRange> parts(CqlIdentifier column, boolean isThere) {
    return counted("COUNT(*), COUNT(%s)".formatted(column.asCql(false)))
        .filter(part -> {
          long having = part.counts().getLast();
          return isThere ? having > 0 : having < part.counts().getFirst();
        })
        .map(Part::range)
        .toList();
  }

  private record Part(KeyRange range, List<Long> counts) {}

  private Stream<Part> counted(String what) {
    List<KeyRange> ranges = Ring.ranges(COUNTED_PARTS);
    List<Optional<Row>> answers =
        errors.translating(
            "count the table " + shape.name().asInternal(),
            () ->
                queries.firsts(
                    ranges.stream().map(range -> counting(what, TokenBounds.of(range))).toList(),
                    COUNTED_AT_ONCE));
    return IntStream.range(0, ranges.size())
        .mapToObj(i -> new Part(ranges.get(i), numbers(answers.get(i).orElseThrow())));
  }

  private static List<Long> numbers(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::getLong).toList();
  }

  private BoundStatement counting(String what, TokenBounds bounds) {
    String cql = "SELECT %s FROM %s WHERE %s".formatted(what, shape.table(), bounds.where(shape));
    return queries.bound(cql, bounds.values()).setExecutionProfileName(Cluster.PATIENT);
  }
}

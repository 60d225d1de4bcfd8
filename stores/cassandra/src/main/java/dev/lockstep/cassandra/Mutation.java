package dev.lockstep.cassandra;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One CQL statement that changes cells of one row at one time. For one thread.
 *
 * <p>Its text depends on the columns alone, so that it is prepared once.
 */
final class Mutation {
  /**
   * What all its cells have in common.
   *
   * @param isStatic whether they belong to the partition rather than to the row
   * @param isDelete whether they are taken away
   * @param ttlSeconds how long they live; 0 for ever
   */
  record Kind(boolean isStatic, boolean isDelete, long micros, int ttlSeconds) {}

  private final Kind kind;
  private final List<String> terms = new ArrayList<>();
  private final List<ByteBuffer> values = new ArrayList<>();

  Mutation(Kind kind) {
    this.kind = kind;
  }

  /** Adds what stands in SET, or between DELETE and FROM, with the values it binds. */
  void add(String term, ByteBuffer... bound) {
    terms.add(term);
    values.addAll(List.of(bound));
  }

  /** Its text, for rows of this shape. */
  String cql(TableShape shape) {
    String where = TableScan.equal(kind.isStatic() ? shape.partition() : shape.keyColumns());
    String all = String.join(", ", terms);
    return kind.isDelete()
        ? "DELETE %s FROM %s USING TIMESTAMP ? WHERE %s".formatted(all, shape.table(), where)
        : "UPDATE %s USING TIMESTAMP ? AND TTL ? SET %s WHERE %s"
            .formatted(shape.table(), all, where);
  }

  /** What it binds, in the order of its text. */
  List<ByteBuffer> bound(TableShape.KeyCells key) {
    ByteBuffer micros = ByteBuffer.allocate(Long.BYTES).putLong(kind.micros()).flip();
    ByteBuffer ttl = ByteBuffer.allocate(Integer.BYTES).putInt(kind.ttlSeconds()).flip();
    Stream<ByteBuffer> cells =
        kind.isDelete()
            ? Stream.concat(values.stream(), Stream.of(micros))
            : Stream.concat(Stream.of(micros, ttl), values.stream());
    Stream<ByteBuffer> row =
        kind.isStatic()
            ? key.partition().stream()
            : Stream.concat(key.partition().stream(), key.clustering().stream());
    return Stream.concat(cells, row).collect(Collectors.toList());
  }
}

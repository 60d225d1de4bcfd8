package dev.lockstep.cassandra;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One CQL statement that changes cells of one row at one time. For one thread. */
final class Mutation {
  /**
   * What all its cells have in common.
   *
   * @param isStatic whether they belong to the partition rather than to the row
   * @param isDelete whether they are taken away
   * @param ttlSeconds how long they live; 0 for ever
   */
  record Kind(boolean isStatic, boolean isDelete, long micros, int ttlSeconds) {}

  /**
   * What its text depends on.
   *
   * @param terms what stands in SET, or between DELETE and FROM
   */
  record Text(boolean isStatic, boolean isDelete, List<String> terms) {
    /** The statement, for rows of this shape. */
    String cql(TableShape shape) {
      String where = TableScan.equal(isStatic ? shape.partition() : shape.keyColumns());
      String all = String.join(", ", terms);
      return isDelete
          ? "DELETE %s FROM %s USING TIMESTAMP ? WHERE %s".formatted(all, shape.table(), where)
          : "UPDATE %s USING TIMESTAMP ? AND TTL ? SET %s WHERE %s"
              .formatted(shape.table(), all, where);
    }
  }

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

  /** What its text depends on. */
  Text text() {
    return new Text(kind.isStatic(), kind.isDelete(), List.copyOf(terms));
  }

  /** What it binds, in the order of its text. */
  List<ByteBuffer> bound(TableShape.KeyCells key) {
    List<ByteBuffer> bound = new ArrayList<>();
    ByteBuffer micros = ByteBuffer.allocate(Long.BYTES).putLong(kind.micros()).flip();
    if (kind.isDelete()) {
      bound.addAll(values);
      bound.add(micros);
    } else {
      bound.add(micros);
      bound.add(ByteBuffer.allocate(Integer.BYTES).putInt(kind.ttlSeconds()).flip());
      bound.addAll(values);
    }
    bound.addAll(key.partition());
    if (!kind.isStatic()) {
      bound.addAll(key.clustering());
    }
    return bound;
  }
}

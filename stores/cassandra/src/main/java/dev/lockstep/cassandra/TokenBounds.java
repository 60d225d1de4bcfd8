package dev.lockstep.cassandra;

import dev.lockstep.store.KeyRange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tokens the rows of a query have.
 *
 * @param bounds none for all tokens
 */
record TokenBounds(List<Bound> bounds) {
  /** One side. */
  record Bound(String comparison, long token) {}

  /** All tokens of a range. */
  static TokenBounds of(KeyRange range) {
    return from(Ring.bound(range.from()).map(from -> new Bound(">=", from)), range);
  }

  /** The tokens of a range that come after this one. */
  static TokenBounds after(long token, KeyRange range) {
    return from(Optional.of(new Bound(">", token)), range);
  }

  private static TokenBounds from(Optional<Bound> from, KeyRange range) {
    Optional<Bound> to = Ring.bound(range.to()).map(bound -> new Bound("<", bound));
    return new TokenBounds(Stream.concat(from.stream(), to.stream()).toList());
  }

  /** What stands after WHERE; nothing for all tokens. */
  String where(TableShape shape) {
    return bounds.stream()
        .map(bound -> "%s %s ?".formatted(token(shape), bound.comparison()))
        .collect(Collectors.joining(" AND "));
  }

  /** What it binds. */
  List<ByteBuffer> values() {
    return bounds.stream().map(bound -> Queries.token(bound.token())).toList();
  }

  /** The token of a row, as statements name it. */
  static String token(TableShape shape) {
    return shape.partition().stream()
        .map(column -> column.asCql(false))
        .collect(Collectors.joining(", ", "TOKEN(", ")"));
  }
}

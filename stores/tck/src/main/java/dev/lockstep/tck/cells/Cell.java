package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.key.KeyOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One write of a column of a row.
 *
 * @param micros its time, by the clock of whoever wrote it
 * @param value what was written; empty for a tombstone
 * @param until the second at which it expires, or at which it was deleted; {@link #STAYS} for a
 *     value that does not expire
 */
record Cell(long micros, Optional<Value> value, long until) {
  /** Of a value that does not expire. */
  static final long STAYS = Long.MAX_VALUE;

  /** A server compares bytes; any total order that all copies share does the same here. */
  private static final Comparator<Value> GREATER =
      KeyOrder.BSON.thenComparing(
          value -> Digest.of(value).toBytes().toArray(), Arrays::compareUnsigned);

  static Cell of(long micros, Value value, int ttlSeconds, long nowSeconds) {
    return new Cell(micros, Optional.of(value), ttlSeconds == 0 ? STAYS : nowSeconds + ttlSeconds);
  }

  static Cell tombstone(long micros, long nowSeconds) {
    return new Cell(micros, Optional.empty(), nowSeconds);
  }

  boolean isLiveAt(long seconds) {
    return value.isPresent() && seconds < until;
  }

  /** Whether it is a delete, or has expired, so long ago that it may be forgotten. */
  boolean isPurgeableAt(long seconds, long graceSeconds) {
    return !isLiveAt(seconds) && until + graceSeconds <= seconds;
  }

  /**
   * Which of two writes of the same cell counts: the later one; at the same time the one that ends
   * (a delete before one that expires, the later end before the earlier), then the greater value.
   */
  static Cell winner(Cell left, Cell right) {
    if (left.micros != right.micros) {
      return left.micros > right.micros ? left : right;
    }
    if (left.ends() != right.ends()) {
      return left.ends() ? left : right;
    }
    if (left.value.isPresent() != right.value.isPresent()) {
      return left.value.isEmpty() ? left : right;
    }
    if (left.until != right.until) {
      return left.until > right.until ? left : right;
    }
    boolean leftIsGreater =
        left.value.isEmpty()
            || GREATER.compare(left.value.orElseThrow(), right.value.orElseThrow()) >= 0;
    return leftIsGreater ? left : right;
  }

  @Override
  public String toString() {
    String what = value.map(Cell::shown).orElse("deleted");
    return what + "@" + micros + (ends() ? " until " + until : "");
  }

  private static String shown(Value value) {
    return value instanceof Document document
        ? document.names().stream()
            .map(name -> name + ": " + shown(document.get(name).orElseThrow()))
            .collect(Collectors.joining(", ", "{", "}"))
        : value.toString();
  }

  private boolean ends() {
    return until != STAYS;
  }
}

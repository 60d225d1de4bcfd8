package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Values that are stored by their parts: sets of text, each element a cell of its own, as a set
 * that is not frozen is in Cassandra. A set without elements is not there.
 */
final class Parts {
  /** Stands between a column and an element of it, and in neither. */
  private static final char BETWEEN = '\u0001';

  private Parts() {}

  /** The column in which a row keeps an element. */
  static String column(String column, Value element) {
    return column + BETWEEN + ((Value.Text) element).value();
  }

  /** The column itself, of one that holds an element or is whole. */
  static String whole(String column) {
    int end = column.indexOf(BETWEEN);
    return end < 0 ? column : column.substring(0, end);
  }

  /** The first name that is none of an element of this column, and comes after them. */
  static String first(String column) {
    return column + BETWEEN;
  }

  static String end(String column) {
    return column + (char) (BETWEEN + 1);
  }

  /** The elements of a value; none where there is none. */
  static List<Value> elements(Optional<Value> whole) {
    return whole.orElse(Value.NULL) instanceof Value.Array(List<Value> items) ? items : List.of();
  }

  /** The value of these cells, each live; empty where there are none. */
  static Optional<Value> value(SortedMap<String, Cell> live) {
    return live.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Value.Array(
                live.values().stream().map(cell -> cell.value().orElseThrow()).toList()));
  }

  /** The times of these cells, in the order of the value. */
  static CellTimes told(SortedMap<String, Cell> live, long nowSeconds) {
    List<Optional<Written>> parts = new ArrayList<>();
    for (Map.Entry<String, Cell> part : live.entrySet()) {
      Row.told(part.getValue(), nowSeconds)
          .writes()
          .forEach(written -> parts.add(Optional.of(written)));
    }
    return new CellTimes.Parts(parts);
  }
}

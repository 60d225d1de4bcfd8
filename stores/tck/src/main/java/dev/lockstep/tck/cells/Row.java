package dev.lockstep.tck.cells;

import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.Written;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells of one key, by physical column, and the last delete of all of them. What a delete or a
 * later write shadows is not kept. Guarded by the store's lock.
 */
final class Row {
  private static final long NEVER = Long.MIN_VALUE;

  private final TreeMap<String, Cell> cells = new TreeMap<>();
  private final Map<String, Long> emptied = new HashMap<>();
  private long deletedMicros = NEVER;
  private long deletedAt;

  /** Takes in one write of one column. */
  void write(String column, Cell cell) {
    long gone = Math.max(deletedMicros, emptied.getOrDefault(Parts.whole(column), NEVER));
    if (cell.micros() > gone) {
      cells.merge(column, cell, Cell::winner);
    }
  }

  /** Deletes all parts of a column that were written up to this time. */
  void empty(String column, long micros) {
    emptied.merge(column, micros, Math::max);
    parts(column).values().removeIf(cell -> cell.micros() <= micros);
  }

  private SortedMap<String, Cell> parts(String column) {
    return cells.subMap(Parts.first(column), Parts.end(column));
  }

  /** The parts of a column that are there, in order. */
  SortedMap<String, Cell> liveParts(String column, long nowSeconds) {
    TreeMap<String, Cell> live = new TreeMap<>(parts(column));
    live.values().removeIf(cell -> !cell.isLiveAt(nowSeconds));
    return live;
  }

  /** Deletes all that was written up to this time. */
  void delete(long micros, long nowSeconds) {
    if (micros > deletedMicros) {
      deletedMicros = micros;
      deletedAt = nowSeconds;
      cells.values().removeIf(cell -> cell.micros() <= micros);
    }
  }

  /** Nothing of this column was ever there. */
  void drop(String column) {
    cells.remove(column);
    parts(column).clear();
    emptied.remove(column);
  }

  /** Forgets deletes, and what has expired, of so long ago. */
  void purge(long nowSeconds, long graceSeconds) {
    cells.values().removeIf(cell -> cell.isPurgeableAt(nowSeconds, graceSeconds));
    if (deletedMicros != NEVER && deletedAt + graceSeconds <= nowSeconds) {
      deletedMicros = NEVER;
    }
  }

  boolean isForgotten() {
    return cells.isEmpty() && emptied.isEmpty() && deletedMicros == NEVER;
  }

  Optional<Cell> live(String column, long nowSeconds) {
    return Optional.ofNullable(cells.get(column)).filter(cell -> cell.isLiveAt(nowSeconds));
  }

  /** Whether this very write is what the column holds. */
  boolean holds(String column, Cell cell) {
    return cell.equals(cells.get(column));
  }

  boolean hasLive(Set<String> columns, long nowSeconds) {
    return columns.stream()
        .anyMatch(column ->
            live(column, nowSeconds).isPresent() || !liveParts(column, nowSeconds).isEmpty());
  }

  /** How a server tells when a cell was written, and how long it still lives. */
  static CellTimes told(Cell cell, long nowSeconds) {
    OptionalInt left =
        cell.until() == Cell.STAYS
            ? OptionalInt.empty()
            : OptionalInt.of(Math.toIntExact(cell.until() - nowSeconds));
    return new CellTimes.Whole(new Written(cell.micros(), left));
  }
}

package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Value;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a coordinator sends to the copies of a row: it carries every time, and does the same
 * whenever it arrives, and however often.
 *
 * @param rowDelete the time up to which the row is deleted, if it is
 * @param emptied the time up to which all parts of a column are deleted, by physical column
 * @param cells by physical column, those of parts by {@link Parts#column}
 */
record Mutation(
    Value key, OptionalLong rowDelete, Map<String, Long> emptied, Map<String, Cell> cells) {
  Mutation {
    emptied = Map.copyOf(emptied);
    cells = Map.copyOf(cells);
  }

  @Override
  public String toString() {
    String deleted = rowDelete.isPresent() ? " row deleted at " + rowDelete.getAsLong() : "";
    String gone = emptied.isEmpty() ? "" : " emptied " + new TreeMap<>(emptied);
    return key + deleted + gone + new TreeMap<>(cells);
  }
}

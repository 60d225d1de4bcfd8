package dev.lockstep.cassandra;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.write.CellTimes;
import java.util.Map;

/**
 * A row as the server holds it.
 *
 * @param key its key, as {@link TableShape} makes it
 * @param document a field for each cell that is there: key, then static and regular columns
 * @param times of each static and regular cell that is there, by the column's name
 * @param bytes the size of all its cells together
 */
record StoredRow(Document key, Document document, Map<String, CellTimes> times, int bytes) {
  StoredRow {
    times = Map.copyOf(times);
  }
}

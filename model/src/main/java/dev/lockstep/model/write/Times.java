package dev.lockstep.model.write;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * When the cells of a document were written, as they were read with it. Empty for a store that
 * orders writes by itself. Immutable.
 *
 * @param cells by the name of each top-level field that the document has, but for its key
 * @param shared the names of fields that the document shows and shares with others, so that they do
 *     not make it be there
 * @param readAt when it was read, by the store's clock
 */
public record Times(Map<String, CellTimes> cells, Set<String> shared, Instant readAt) {
  /** Of a store that tells no times. */
  public static final Times UNTOLD = new Times(Map.of(), Set.of(), Instant.EPOCH);

  public Times {
    cells = Map.copyOf(cells);
    shared = Set.copyOf(shared);
  }

  /** Times of a document that shares no field with others. */
  public Times(Map<String, CellTimes> cells, Instant readAt) {
    this(cells, Set.of(), readAt);
  }

  /** The fields whose cells make the document be there, but for this one. */
  Set<String> own(String but) {
    Set<String> own = new LinkedHashSet<>(cells.keySet());
    own.removeAll(shared);
    own.remove(but);
    return own;
  }

  /** Whether cells of other fields than this one make the document be there. */
  boolean hasOwn(String but) {
    for (String field : cells.keySet()) {
      if (!field.equals(but) && !shared.contains(field)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the store tells times at all. */
  public boolean areTold() {
    return !readAt.equals(Instant.EPOCH);
  }

  /** When the latest of these top-level fields was written, in microseconds. */
  public OptionalLong latest(Set<String> fields) {
    boolean isThere = false;
    long latest = Long.MIN_VALUE;
    for (String field : fields) {
      for (Written written : writes(field)) {
        isThere = true;
        latest = Math.max(latest, written.micros());
      }
    }
    return isThere ? OptionalLong.of(latest) : OptionalLong.empty();
  }

  /** Whether some cell had no longer than this to live when it was read. */
  public boolean isExpiringWithin(Duration length) {
    for (CellTimes times : cells.values()) {
      for (Written written : times.writes()) {
        if (written.ttlSeconds().orElse(Integer.MAX_VALUE) <= length.toSeconds()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The writes that make up a field; none where the document has it not. */
  List<Written> writes(String field) {
    CellTimes times = cells.get(field);
    return times == null ? List.of() : times.writes();
  }
}

package dev.lockstep.model.write;

import dev.lockstep.model.path.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

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

  /** Whether the store tells times at all. */
  public boolean areTold() {
    return !readAt.equals(Instant.EPOCH);
  }

  /** When the latest of the fields that these paths begin with was written, in microseconds. */
  public OptionalLong latest(Collection<Path> paths) {
    return paths.stream()
        .map(Path::root)
        .distinct()
        .flatMap(this::writes)
        .mapToLong(Written::micros)
        .max();
  }

  /** Whether some cell had no longer than this to live when it was read. */
  public boolean isExpiringWithin(Duration length) {
    return cells.values().stream()
        .flatMap(CellTimes::writes)
        .flatMapToInt(written -> written.ttlSeconds().stream())
        .anyMatch(seconds -> seconds <= length.toSeconds());
  }

  /** The writes that make up a field; none where the document has it not. */
  Stream<Written> writes(String field) {
    CellTimes times = cells.get(field);
    return times == null ? Stream.empty() : times.writes();
  }
}

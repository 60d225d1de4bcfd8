package dev.lockstep.cassandra;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** When a cell was written and how long it still lives, beside its value. */
sealed interface CellTimes {
  /** Of a value that is stored as one cell. */
  record Whole(Written written) implements CellTimes {}

  /**
   * Of a value that is stored by its parts: a list, set, map or user-defined type that is not
   * frozen.
   *
   * @param parts for each element in the order of the value as it was read, for each field in the
   *     order of the type; empty for a field that is not set
   */
  record Parts(List<Optional<Written>> parts) implements CellTimes {
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One write.
   *
   * @param micros its time in microseconds since 1970, by the clock of whoever wrote it
   * @param ttlSeconds how many seconds were left when the server read it; empty where it stays
   */
  record Written(long micros, OptionalInt ttlSeconds) {}
}

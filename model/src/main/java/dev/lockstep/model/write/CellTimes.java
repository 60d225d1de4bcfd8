package dev.lockstep.model.write;

import java.util.List;
import java.util.Optional;

/** When a cell was written and how long it still lives, beside its value. */
public sealed interface CellTimes {
  /** Every write that is part of it; never empty. */
  List<Written> writes();

  /** Of a value that is stored as one cell. */
  record Whole(Written written) implements CellTimes {
    @Override
    public List<Written> writes() {
      return List.of(written);
    }
  }

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

    @Override
    public List<Written> writes() {
      return parts.stream().flatMap(Optional::stream).toList();
    }
  }
}

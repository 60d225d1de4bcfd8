package dev.lockstep.model.survey;

import java.util.List;

/**
 * The applications that a store has seen. Immutable.
 *
 * @param seen those that write first
 * @param silent the sources that told nothing: whoever shows up only there is not among the seen
 */
public record Writers(List<Writer> seen, List<Told<?>> silent) {
  public Writers {
    seen = List.copyOf(seen);
    silent = List.copyOf(silent);
  }
}

package dev.lockstep.registry.evolve.agreement;

import dev.lockstep.model.path.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a change makes and a contract does not say, or the other way round.
 *
 * @param path where; empty for what concerns the whole collection
 * @param operation the operation of which it comes; empty where no operation does anything there
 * @param sentence what both sides say, without a full stop
 * @param derived what follows from the operations, in words; empty for nothing
 * @param said what the contract says, in words; empty for nothing
 */
public record Disagreement(
    Optional<Path> path, OptionalInt operation, String sentence, String derived, String said) {
  /** Whether an operation does something there. */
  public boolean isDone() {
    return operation.isPresent();
  }
}

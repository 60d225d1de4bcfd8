package dev.lockstep.model.shape;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Governance;
import java.util.Optional;

/**
 * What a contract says about a place beside its type and structure.
 *
 * @param nullable whether null may stand here; null is not absence
 * @param assumed the value readers assume where nothing stands; it is not at rest
 * @param choice the only values that may stand here
 * @param unique whether no two documents, or elements, have the same value here
 */
public record Facts(
    boolean nullable,
    Optional<Value> assumed,
    Optional<Choice> choice,
    boolean unique,
    Governance governance,
    Semantics semantics) {
  /** Nothing said; null is not allowed. */
  public static final Facts NONE =
      new Facts(false, Optional.empty(), Optional.empty(), false, Governance.NONE, Semantics.NONE);
}

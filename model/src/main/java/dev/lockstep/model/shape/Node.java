package dev.lockstep.model.shape;

import dev.lockstep.model.governance.Governance;
import java.util.Optional;

/**
 * What stands at one place of a document.
 *
 * @param id keeps its identity through every renaming
 */
public record Node(Optional<String> id, DeclaredType type, Shape shape, Facts facts) {
  /** A node of this shape about which nothing else is said. */
  public static Node of(Shape shape) {
    return new Node(Optional.empty(), DeclaredType.NONE, shape, Facts.NONE);
  }

  /** A node about which nothing is said, so that null may stand there, too. */
  public static Node anything() {
    Facts facts =
        new Facts(true, Optional.empty(), Optional.empty(), false, Governance.NONE, Semantics.NONE);
    return new Node(Optional.empty(), DeclaredType.NONE, new Shape.Any(), facts);
  }
}

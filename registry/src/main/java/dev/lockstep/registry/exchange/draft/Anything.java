package dev.lockstep.registry.exchange.draft;

import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import java.util.Optional;

/** A place of which nothing is known. */
public final class Anything {
  private static final Facts FACTS =
      new Facts(true, Optional.empty(), Optional.empty(), false, Governance.NONE, Semantics.NONE);

  private Anything() {}

  /** A place that holds any value, null too. */
  public static Node node(Optional<String> id) {
    return new Node(id, DeclaredType.NONE, new Shape.Any(), FACTS);
  }
}

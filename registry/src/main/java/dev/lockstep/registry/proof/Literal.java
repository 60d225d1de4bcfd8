package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Formula;

/** A formula that is to hold, or not to. */
public record Literal(Formula formula, boolean holds) {
  /** That it is to hold. */
  public static Literal yes(Formula formula) {
    return new Literal(formula, true);
  }

  /** That it is not to hold. */
  public static Literal no(Formula formula) {
    return new Literal(formula, false);
  }

  Literal opposite() {
    return new Literal(formula, !holds);
  }
}

package dev.lockstep.registry.formula;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema that a reference leads to, read when it is first asked for; itself is its identity.
 */
public final class Target {
  private final Supplier<Formula> source;
  private @Nullable Formula formula;

  /** A schema that is read when it is first asked for. */
  public Target(Supplier<Formula> source) {
    this.source = source;
  }

  /** What the schema says. */
  public Formula formula() {
    Formula known = formula;
    if (known == null) {
      known = source.get();
      formula = known;
    }
    return known;
  }
}

package dev.lockstep.checks.simulation;

import dev.lockstep.engine.verify.Oracle;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.lens.Carry;
import java.util.Optional;

/** Second reckonings of what documents are in the new shape. */
final class Oracles {
  private Oracles() {}

  static Oracle of(Change change) {
    CompiledChange compiled = CompiledChange.of(change);
    return old ->
        compiled.lens().forward(old) instanceof Carry.Whole whole
            ? Optional.of(whole.document())
            : Optional.empty();
  }
}

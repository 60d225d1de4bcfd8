package dev.lockstep.runner;

import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.inplace.Layout;

/** Makes a change ready for the engine. */
final class Compilation {
  private Compilation() {}

  static Subject of(Change change) {
    CompiledChange compiled = CompiledChange.of(change);
    return new Subject(
        change,
        ChangeFile.fingerprint(change).toString(),
        new Layout(change.id(), compiled.components()),
        new Interpreter(change)::forward);
  }
}

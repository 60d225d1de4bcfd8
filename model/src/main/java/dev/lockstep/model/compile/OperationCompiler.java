package dev.lockstep.model.compile;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.primitive.Primitive;
import dev.lockstep.model.primitive.Renaming;
import dev.lockstep.model.slot.Slot;

/** Makes one data operation a lens. */
final class OperationCompiler {
  private OperationCompiler() {}

  static Stage lens(Operation.Step step) {
    return new OperationLens(primitive(step.operation()));
  }

  private static Primitive primitive(Operation operation) {
    return switch (operation) {
      case Operation.Rename rename -> new Renaming(slot(rename.from()), slot(rename.to()));
      default -> throw new IllegalArgumentException("Cannot compile yet: " + operation.word());
    };
  }

  private static Slot slot(Path path) {
    return new Slot(path);
  }
}

package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.slot.Slot;
import java.util.Optional;

/** What the slots of an operation held in the old shape, where that was kept. */
@FunctionalInterface
public interface Originals {
  /** Nothing was kept. */
  Originals NONE = slot -> Optional.empty();

  /** What the slot held; empty where it held nothing or nothing was kept. */
  Optional<Value> at(Slot slot);
}

package dev.lockstep.client;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;

/**
 * Documents of one shape as the other, so that a service keeps speaking its own version of the
 * contract. Immutable; threads may share it.
 *
 * @param lens the lens of the whole change
 */
public record Translation(Lens lens) {
  /** An old document in the new shape, or why the new shape cannot hold it. */
  public Carry upcast(Document old) {
    return lens.forward(old);
  }

  /**
   * A new document in the old shape, or why the old shape cannot hold it. What only a complement
   * holds is told by the change's defaults; where the stored document is at hand, {@code
   * Layout.oldView} is exact.
   */
  public Carry downcast(Document renewed) {
    return lens.back(renewed, Complement.NONE);
  }
}

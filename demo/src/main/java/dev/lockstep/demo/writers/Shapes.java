package dev.lockstep.demo.writers;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Lens;

/**
 * The two shapes of the change being carried.
 *
 * @param lens the whole change
 * @param layout where both shapes lie in one document
 */
public record Shapes(Lens lens, Layout layout) {

  /** Whether the new shape has a place for all of an old-shape document. */
  public boolean carries(Document old) {
    return lens.forward(old) instanceof Carry.Whole;
  }
}

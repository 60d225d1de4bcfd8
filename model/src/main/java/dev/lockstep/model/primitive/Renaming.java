package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import java.util.List;

/**
 * {@code rename}: a field is called otherwise and keeps its place among its siblings.
 *
 * <p>A value that stood under the new name already makes way; it is kept in the complement.
 */
public final class Renaming implements Primitive {
  private final Slot from;
  private final Slot to;

  /** Renames {@code from} to {@code to}, a slot of the same parent. */
  public Renaming(Slot from, Slot to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public List<Slot> sources() {
    return List.of(from);
  }

  @Override
  public List<Slot> targets() {
    return List.of(to);
  }

  @Override
  public Loss loss() {
    return Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    return Primitive.whole(renamed(old, from, to));
  }

  @Override
  public boolean isExactFor(Document old) {
    return !to.isIn(old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    return Primitive.whole(renamed(renewed, to, from));
  }

  private static Document renamed(Document document, Slot from, Slot to) {
    return from.isIn(document) ? from.rename(to.remove(document), to.leaf()) : document;
  }
}

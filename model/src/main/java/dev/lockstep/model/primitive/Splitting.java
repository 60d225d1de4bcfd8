package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import dev.lockstep.model.template.Template;
import java.util.List;

/**
 * {@code split}: a text is taken apart by a template. One of the parts may stand where it stood.
 *
 * <p>A value that the template does not fit goes whole into the first part, the others stay absent,
 * and the complement holds it as it was. On the way back parts without a text form hold the
 * document back.
 */
public final class Splitting implements Primitive {
  private final Seam seam;

  /**
   * Splits what the slot holds.
   *
   * @param parts in the order of the template's gaps
   */
  public Splitting(Slot slot, List<Slot> parts, Template template) {
    this.seam = new Seam(slot, List.copyOf(parts), template);
  }

  @Override
  public List<Slot> sources() {
    return List.of(seam.text());
  }

  @Override
  public List<Slot> targets() {
    return seam.parts();
  }

  @Override
  public Loss loss() {
    return Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    if (!seam.text().isIn(old)) {
      return Primitive.whole(old);
    }
    return seam.part(
        old, seam.takeApart(old).orElseGet(() -> List.of(seam.text().in(old))), Seam.ALL);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    return seam.join(renewed, 0);
  }
}

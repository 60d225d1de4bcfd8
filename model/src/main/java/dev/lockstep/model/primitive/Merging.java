package dev.lockstep.model.primitive;

import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.slot.Slot;
import dev.lockstep.model.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code merge}: values become one text by a template. The target may be one of them.
 *
 * <p>A document without any of the values is left alone. A value without a text form, such as a
 * document, holds the document back; so does, on the way back, a text that the template does not
 * fit. An edited part goes back as the type the original had, where it fits that exactly.
 */
public final class Merging implements Primitive {
  private final Seam seam;

  /**
   * Merges the parts into the target.
   *
   * @param parts in the order of the template's gaps
   */
  public Merging(List<Slot> parts, Slot target, Template template) {
    this.seam = new Seam(target, List.copyOf(parts), template);
  }

  @Override
  public List<Slot> sources() {
    return seam.parts();
  }

  @Override
  public List<Slot> targets() {
    return List.of(seam.text());
  }

  @Override
  public Loss loss() {
    return Loss.CONDITIONAL;
  }

  @Override
  public Carry apply(Document old) {
    return seam.join(old, Seam.ALL);
  }

  @Override
  public boolean isExactFor(Document old) {
    return seam.partsAgain(old);
  }

  @Override
  public Carry invert(Document renewed, Originals originals) {
    if (!seam.text().isIn(renewed)) {
      return Primitive.whole(renewed);
    }
    Optional<List<Value>> values = seam.takeApart(renewed);
    return values.isPresent()
        ? seam.part(renewed, asBefore(values.get(), originals), 0)
        : new Carry.Held(seam.text().path(), "the template does not fit it");
  }

  private List<Value> asBefore(List<Value> values, Originals originals) {
    List<Value> typed = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      Optional<Value> original = originals.at(seam.parts().get(i));
      typed.add(
          original
              .flatMap(before -> Conversion.convert(value, before.type()))
              .filter(
                  back -> Conversion.text(back).map(Value::text).filter(value::equals).isPresent())
              .orElse(value));
    }
    return typed;
  }
}

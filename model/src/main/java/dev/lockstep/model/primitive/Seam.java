package dev.lockstep.model.primitive;

import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.slot.Slot;
import dev.lockstep.model.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One text and the parts it is made of: what {@code merge} and {@code split} have in common, each
 * being the other's way back.
 *
 * <p>A missing part and null are written as nothing; a scalar as its text. The text stands where
 * the first of its parts stood, the parts stand in a row where the text stood: so that with
 * neighbours nothing is lost but by what the values themselves lose.
 *
 * @param parts in the order of the template's gaps
 */
record Seam(Slot text, List<Slot> parts, Template template) {
  /** How many parents stay although they are left empty, where all are to stay. */
  static final int ALL = Integer.MAX_VALUE;

  boolean textIsPart() {
    return parts.contains(text);
  }

  /** The slots of the parts that are not the text's own. */
  List<Slot> otherParts() {
    return parts.stream().filter(part -> !part.equals(text)).toList();
  }

  private boolean hasParts(Document document) {
    for (Slot part : parts) {
      if (part.isIn(document)) {
        return true;
      }
    }
    return false;
  }

  /** The parts joined; {@code kept} parents of them stay even when left empty. */
  Carry join(Document document, int kept) {
    if (!hasParts(document)) {
      return Primitive.whole(document);
    }
    List<String> written = new ArrayList<>(parts.size());
    for (Slot part : parts) {
      Optional<String> text = part.isIn(document) ? written(part.in(document)) : Optional.of("");
      if (text.isEmpty()) {
        return new Carry.Held(part.path(), "a " + part.in(document).type() + " has no text form");
      }
      written.add(text.get());
    }
    return joined(document, Value.text(template.fill(written)), kept);
  }

  private static Optional<String> written(Value value) {
    return value.type() == ValueType.NULL ? Optional.of("") : Conversion.text(value);
  }

  private Carry joined(Document document, Value value, int kept) {
    int position = ALL;
    for (Slot part : parts) {
      if (part.isSiblingOf(text) && part.isIn(document)) {
        position = Math.min(position, part.position(document));
      }
    }
    Document rest = document;
    for (Slot part : parts) {
      if (!part.equals(text)) {
        rest = part.prune(rest, kept);
      }
    }
    if (!text.fits(rest)) {
      return Assignment.noPlace(text);
    }
    return Primitive.whole(text.insert(rest, position, value));
  }

  /**
   * Whether the parts are texts that stand in a row, in the order of the gaps, and are cut again
   * where they were joined: then taking apart gives the very same document.
   */
  boolean partsAgain(Document document) {
    if (!textIsPart() && text.isIn(document)) {
      return false;
    }
    int first = parts.getFirst().position(document);
    for (int i = 0; i < parts.size(); i++) {
      Slot part = parts.get(i);
      if (!part.isSiblingOf(text)
          || first < 0
          || part.position(document) != first + i
          || !(part.in(document) instanceof Value.Text value)
          || !template.cutsRightAfter(i, value.value())) {
        return false;
      }
    }
    return true;
  }

  /** The text's parts in slots of their own; {@code kept} parents of the text stay. */
  Carry part(Document document, List<Value> values, int kept) {
    int position = text.position(document);
    Document result = textIsPart() ? document : text.prune(document, kept);
    for (int i = 0; i < parts.size(); i++) {
      Slot part = parts.get(i);
      if (i >= values.size()) {
        result = part.equals(text) ? text.remove(result) : result;
      } else if (!part.fits(result)) {
        return Assignment.noPlace(part);
      } else if (part.isSiblingOf(text)) {
        result = part.insert(result, position, values.get(i));
        position = part.position(result) + 1;
      } else {
        result = part.set(result, values.get(i));
      }
    }
    return Primitive.whole(result);
  }

  /** The parts of the text that the slot holds, where it is a text that the template fits. */
  Optional<List<Value>> takeApart(Document document) {
    if (!(text.in(document) instanceof Value.Text whole)) {
      return Optional.empty();
    }
    return template.takeApart(whole.value()).map(Seam::texts);
  }

  private static List<Value> texts(List<String> parts) {
    List<Value> values = new ArrayList<>(parts.size());
    for (String part : parts) {
      values.add(Value.text(part));
    }
    return values;
  }
}

package dev.lockstep.client;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;

/**
 * A document in the shape that a service speaks, and how to say it in the other one.
 *
 * @param shape the shape of the document
 */
public record Spoken(Document document, Shape shape, Translation translation) {
  /** The document in this shape, or why that shape cannot hold it. */
  public Carry as(Shape wanted) {
    if (wanted == shape) {
      return new Carry.Whole(document, Complement.NONE);
    }
    return switch (shape) {
      case OLD -> translation.upcast(document);
      case NEW -> translation.downcast(document);
    };
  }
}

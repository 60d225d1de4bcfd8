package dev.lockstep.client.mongodb;

import dev.lockstep.client.Translation;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Shape;

/**
 * A change, and which of its two shapes a service speaks. Immutable; threads may share it.
 *
 * @param layout where both shapes live in one document
 * @param translation documents of one shape as the other
 * @param shape the shape that the service reads and writes, whatever the stage
 */
public record SpokenChange(Layout layout, Translation translation, Shape shape) {
  /** A change as a service sees it that speaks this shape. */
  public static SpokenChange of(Change change, Shape shape) {
    CompiledChange compiled = CompiledChange.of(change);
    return new SpokenChange(
        new Layout(change.id(), compiled.components()), new Translation(compiled.lens()), shape);
  }
}

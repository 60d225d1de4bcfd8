package dev.lockstep.registry.compare;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import java.util.Optional;

/**
 * One place in a shape.
 *
 * @param path by the names under which the store holds it
 * @param field the field it is; empty for elements of an array, values of a map, union members
 */
public record Spot(Path path, Optional<Field> field, Node node) {
  /** Whether every document that has what is around it has it, too. */
  public boolean isRequired() {
    return field.filter(Field::required).isPresent();
  }
}

package dev.lockstep.registry.compare;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import java.util.List;
import java.util.Optional;

/**
 * One place in a shape.
 *
 * @param path by the names under which the store holds it
 * @param member the names of the alternatives it is in, outermost first, below what is around it
 * @param field the field it is; empty for elements of an array and values of a map
 */
public record Spot(Path path, List<String> member, Optional<Field> field, Node node) {
  public Spot {
    member = List.copyOf(member);
  }

  /** Whether every document that has what is around it has it, too. */
  public boolean isRequired() {
    return field.filter(Field::required).isPresent();
  }
}

package dev.lockstep.registry.query;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import java.util.List;

/**
 * One path that a template uses.
 *
 * @param operators what is done with it there, in the language's own words
 * @param types the types of the values it is compared with, as far as they are known, in the words
 *     of the store or as parameters declare them
 */
public record PathAccess(Path path, Access access, List<String> operators, List<String> types) {
  public PathAccess {
    operators = List.copyOf(operators);
    types = List.copyOf(types);
  }
}

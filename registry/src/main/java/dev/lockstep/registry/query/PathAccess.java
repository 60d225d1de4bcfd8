package dev.lockstep.registry.query;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import java.util.List;

/**
 * One path that a template uses.
 *
 * @param operators what is done with it there, in the language's own words
 */
public record PathAccess(Path path, Access access, List<String> operators) {
  public PathAccess {
    operators = List.copyOf(operators);
  }
}

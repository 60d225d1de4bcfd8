package dev.lockstep.model.usage;

import dev.lockstep.model.path.Path;
import java.util.List;

/**
 * A feed of changes that a service follows.
 *
 * @param kind in the engine's own words, such as {@code changeStream} or {@code dynamodbStream}
 * @param paths those it filters by or maps
 */
public record StreamUse(String kind, List<Path> paths) {
  public StreamUse {
    paths = List.copyOf(paths);
  }
}

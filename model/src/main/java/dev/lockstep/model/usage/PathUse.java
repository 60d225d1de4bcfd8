package dev.lockstep.model.usage;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.Optional;

/**
 * One path with what a service does with it.
 *
 * @param required whether the service fails where nothing stands there
 * @param assumed what it takes where nothing stands there
 */
public record PathUse(Path path, Access access, boolean required, Optional<Value> assumed) {
  /** A use that says nothing of absence. */
  public static PathUse of(Path path, Access access) {
    return new PathUse(path, access, false, Optional.empty());
  }
}

package dev.lockstep.model.write;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;

/** One absolute edit of a static path; applying it twice is the same as once. */
public sealed interface Edit {
  /** The path it edits. */
  Path path();

  /** The path holds this value afterwards; missing parents become documents. */
  record Set(Path path, Value value) implements Edit {}

  /** The path holds nothing afterwards. */
  record Unset(Path path) implements Edit {}
}

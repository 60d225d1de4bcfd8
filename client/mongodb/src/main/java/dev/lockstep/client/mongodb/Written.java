package dev.lockstep.client.mongodb;

import dev.lockstep.model.path.Path;

/** What came of a write. */
public sealed interface Written {
  /** It is written as the stage asks; a second write that failed is owed. */
  record Done() implements Written {}

  /** Nothing was written: there is no document of this key. */
  record Missing() implements Written {}

  /**
   * Nothing was written: a shape that the stage asks for has no place for what this path holds.
   *
   * @param why what does not fit, without the value itself
   */
  record Unrepresentable(Path path, String why) implements Written {}
}

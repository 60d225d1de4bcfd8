package dev.lockstep.client;

import dev.lockstep.model.path.Path;

/** What came of storing a document. */
public sealed interface Stored {
  /** It is stored as the stage asks; a second write that failed is owed. */
  record Done() implements Stored {}

  /**
   * Nothing was written: a shape that the stage asks for has no place for what this path holds.
   *
   * @param why what does not fit, without the value itself
   */
  record Unrepresentable(Path path, String why) implements Stored {}
}

package dev.lockstep.model.lens;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;

/** What came of carrying a document from one shape into the other. */
public sealed interface Carry {
  /**
   * The document in the other shape.
   *
   * @param complement what the other shape cannot hold; empty when carried back
   */
  record Whole(Document document, Complement complement) implements Carry {}

  /**
   * The other shape has no place for what this path holds, and the change forbids to drop it.
   *
   * @param path where
   * @param why what does not fit, without the value itself
   */
  record Held(Path path, String why) implements Carry {}
}

package dev.lockstep.engine.verify;

import dev.lockstep.model.document.Document;
import java.util.Optional;

/** Says what a document is in the new shape, without the code that carried it there. */
@FunctionalInterface
public interface Oracle {
  /** The new shape of an old document; empty where the change holds it back. */
  Optional<Document> forward(Document old);
}

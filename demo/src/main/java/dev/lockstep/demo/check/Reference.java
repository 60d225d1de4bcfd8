package dev.lockstep.demo.check;

import dev.lockstep.model.document.Document;
import java.util.Optional;

/** Says what a document is in the new shape, without the code that carries documents. */
@FunctionalInterface
public interface Reference {
  /** The new shape of an old document; empty where the new shape has no place for it. */
  Optional<Document> forward(Document old);
}

package dev.lockstep.engine.host;

import dev.lockstep.model.document.Document;
import java.util.Optional;

/** Small durable states by name, replaced atomically. Threads may share an instance. */
public interface Checkpoints {
  /** Keeps this state under the name, durably, in place of an earlier one. */
  void save(String name, Document state);

  /** The state kept under the name. */
  Optional<Document> load(String name);

  /** Forgets all states whose name begins so. */
  void clear(String prefix);
}

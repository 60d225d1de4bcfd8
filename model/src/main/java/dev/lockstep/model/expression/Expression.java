package dev.lockstep.model.expression;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.Optional;
import java.util.Set;

/** A total, deterministic expression over one document. */
public interface Expression {
  /** The value for this document; empty where an operand is absent or does not fit. */
  Optional<Value> evaluate(Document document);

  /** The static paths it reads. */
  Set<Path> paths();

  /** Whether it evaluates to true. */
  default boolean holds(Document document) {
    return evaluate(document).equals(Optional.of(Value.bool(true)));
  }
}

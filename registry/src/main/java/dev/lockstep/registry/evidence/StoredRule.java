package dev.lockstep.registry.evidence;

import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import java.util.Optional;

/**
 * The rule by which MongoDB checks documents, taken apart.
 *
 * @param validator with the whole rule as the store gives it
 */
public record StoredRule(Validator validator) {
  private static final String SCHEMA = "$jsonSchema";

  /** The JSON Schema in it. */
  public Optional<Document> schema() {
    return validator
        .schema()
        .flatMap(rule -> rule.get(SCHEMA))
        .filter(Document.class::isInstance)
        .map(Document.class::cast);
  }

  /** Whether documents must match something beside its JSON Schema. */
  public boolean hasConditions() {
    return validator.schema().filter(rule -> !rule.without(SCHEMA).isEmpty()).isPresent();
  }
}

package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The places for values in one template, and what is declared of them. */
record Parameters(Map<String, String> declared) {
  private static final Set<String> SINGLE =
      Set.of(
          "string",
          "int",
          "long",
          "double",
          "decimal",
          "bool",
          "date",
          "objectId",
          "integer",
          "number",
          "boolean",
          "timestamp",
          "uuid",
          "text");

  Parameters {
    declared = Map.copyOf(declared);
  }

  /** Whether the value is a place for one. */
  boolean isOne(Value value) {
    return value instanceof Value.Text text
        && text.value().startsWith(":")
        && declared.containsKey(text.value().substring(1));
  }

  /** Whether a place for a value takes no array, document or null, as far as is declared. */
  boolean isSingle(Value value) {
    return value instanceof Value.Text text
        && Optional.ofNullable(declared.get(text.value().substring(1)))
            .filter(SINGLE::contains)
            .isPresent();
  }

  /** The declared type of a place for a value. */
  Optional<String> type(Value value) {
    return value instanceof Value.Text text
        ? Optional.ofNullable(declared.get(text.value().substring(1)))
        : Optional.empty();
  }
}

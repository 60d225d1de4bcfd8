package dev.lockstep.registry.schema;

import dev.lockstep.registry.json.Json;
import java.util.Map;
import java.util.Optional;

/** The dialects of JSON Schema, oldest first. */
public enum Dialect {
  /** MongoDB's {@code $jsonSchema}: draft 4 with {@code bsonType} and without references. */
  MONGODB,
  DRAFT_4,
  DRAFT_6,
  DRAFT_7,
  DRAFT_2019_09,
  DRAFT_2020_12;

  private static final Map<String, Dialect> NAMES =
      Map.of(
          "json-schema.org/draft-04/schema", DRAFT_4,
          "json-schema.org/draft-06/schema", DRAFT_6,
          "json-schema.org/draft-07/schema", DRAFT_7,
          "json-schema.org/draft/2019-09/schema", DRAFT_2019_09,
          "json-schema.org/draft/2020-12/schema", DRAFT_2020_12);

  /** The dialect that a schema names by {@code $schema}; empty where it names none of these. */
  static Optional<Dialect> named(Json.Members schema) {
    if (!(schema.values().get("$schema") instanceof Json.Text name)) {
      return Optional.empty();
    }
    String bare = name.value().replaceFirst("^https?://", "").replaceFirst("#$", "");
    return Optional.ofNullable(NAMES.get(bare));
  }

  boolean isAtLeast(Dialect other) {
    return compareTo(other) >= 0;
  }
}

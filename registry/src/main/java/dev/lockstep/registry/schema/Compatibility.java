package dev.lockstep.registry.schema;

import dev.lockstep.registry.json.Json;

/** Whether every document of an old schema is one of a new schema. */
public sealed interface Compatibility {
  /** Proven: every document of the old schema is one of the new. */
  record Compatible() implements Compatibility {}

  /**
   * Refuted.
   *
   * @param witness a document of the old schema that is none of the new
   */
  record Incompatible(Json witness) implements Compatibility {}

  /**
   * Neither proven nor refuted.
   *
   * @param reason why, as a part of a sentence
   * @param where the part of a schema it depends on, such as {@code new#/properties/a/format}
   */
  record Unknown(String reason, String where) implements Compatibility {}
}

package dev.lockstep.checks.schemas;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.schema.Dialect;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's validator; it shares no code and no tree with the checker, only texts. */
final class IndependentValidator {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SchemaRegistry registry;

  IndependentValidator(Dialect dialect) {
    this.registry = SchemaRegistry.withDefaultDialect(version(dialect));
  }

  private static SpecificationVersion version(Dialect dialect) {
    return switch (dialect) {
      case MONGODB, DRAFT_4 -> SpecificationVersion.DRAFT_4;
      case DRAFT_6 -> SpecificationVersion.DRAFT_6;
      case DRAFT_7 -> SpecificationVersion.DRAFT_7;
      case DRAFT_2019_09 -> SpecificationVersion.DRAFT_2019_09;
      case DRAFT_2020_12 -> SpecificationVersion.DRAFT_2020_12;
    };
  }

  /** Whether the document keeps to the schema; empty where the validator takes one of them not. */
  Optional<Boolean> isValid(Json schema, Json document) {
    try {
      Schema read = registry.getSchema(node(schema));
      return Optional.of(read.validate(node(document)).isEmpty());
    } catch (SchemaException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static JsonNode node(Json json) {
    return MAPPER.readTree(json.toString());
  }
}

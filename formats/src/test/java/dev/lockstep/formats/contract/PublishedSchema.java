package dev.lockstep.formats.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.document.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a JSON Schema validator says. */
public final class PublishedSchema {
  private PublishedSchema() {}

  /** The text of a schema that is published beside the classes. */
  public static String published(String resource) {
    try (InputStream input = PublishedSchema.class.getResourceAsStream(resource)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + resource, e);
    }
  }

  /** What it has against a text of YAML. */
  public static List<Error> errors(String schema, String yaml) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    return compiled.validate(
        json(yaml),
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static String json(String yaml) {
    Value value =
        YamlTree.read(yaml).flatMap(node -> new Reading("f").values().value(node)).orElseThrow();
    return ExtendedJson.write(value, Notation.RELAXED);
  }
}

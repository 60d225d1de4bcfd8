package dev.lockstep.checks.discovery;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.registry.evidence.StatisticsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published schema of statistics, asked by a validator that is not ours. */
final class StatisticsSchema {
  private StatisticsSchema() {}

  /** What the schema does not take in this file. */
  static List<Error> errors(String yaml) throws IOException {
    String json =
        ExtendedJson.write(
            YamlTree.read(yaml).flatMap(n -> new Reading("s").values().value(n)).orElseThrow(),
            Notation.RELAXED);
    try (InputStream in = StatisticsFile.class.getResourceAsStream("statistics.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
          .validate(json, InputFormat.JSON);
    }
  }
}

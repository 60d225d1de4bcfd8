package dev.lockstep.checks.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.exchange.Import;
import dev.lockstep.registry.exchange.ImportFormat;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is imported is a document of the standard, as its own schema says. */
final class DraftsAreOdcsTest {
  private static final Path EXAMPLES =
      Path.of("..", "registry", "src", "test", "resources", "dev", "lockstep", "registry");

  private static Json official() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Optional<Path> schema =
        Stream.iterate(Optional.of(here), Optional::isPresent, at -> at.map(Path::getParent))
            .map(at -> at.get().resolve("shared/corpus/odcs/odcs-json-schema-v3.1.0.json"))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(schema.isPresent(), "the shared corpus is not beside the project");
    return JsonReader.read(Files.readString(schema.get()));
  }

  private static Json draft(ImportFormat format, byte[] content) {
    Foreign file = new Foreign("f", content, "things", Optional.empty());
    String text =
        switch (Import.of(format, file)) {
          case Import.Result.Done done -> done.made().text();
          case Import.Result.Refused refused -> throw new AssertionError(refused.findings());
        };
    Value value =
        YamlTree.read(text).flatMap(node -> new Reading("f").values().value(node)).orElseThrow();
    return JsonReader.read(ExtendedJson.write(value, Notation.RELAXED));
  }

  @ParameterizedTest
  @EnumSource
  void theDraftOfEachFormatIsValidByTheOfficialSchema(ImportFormat format) throws IOException {
    Json schema = official();
    Path example =
        EXAMPLES
            .resolve("exchange")
            .resolve(format.word() + (format == ImportFormat.CQL ? ".cql" : ".json"));
    Json draft = draft(format, Files.readAllBytes(example));
    assertThat(new IndependentValidator(Dialect.DRAFT_2019_09).isValid(schema, draft))
        .as(draft.toString())
        .contains(true);
  }

  @Test
  void draftsOfAnySchemasAreValidByTheOfficialSchema() throws IOException {
    Json schema = official();
    IndependentValidator validator = new IndependentValidator(Dialect.DRAFT_2019_09);
    Seeds.configured()
        .check(
            60,
            random -> {
              Json any = new AnySchemas(random, Dialect.DRAFT_7).schema();
              String wrapped = "{\"properties\": {\"v\": %s}}".formatted(any);
              Json draft = draft(ImportFormat.JSONSCHEMA, wrapped.getBytes(StandardCharsets.UTF_8));
              assertThat(validator.isValid(schema, draft)).as(draft.toString()).contains(true);
            });
  }
}

package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.registry.evidence.StatisticsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema of statistics, beside their reader. */
final class StatisticsSchemaTest {
  private static final String SCHEMA = "/dev/lockstep/registry/evidence/statistics.schema.json";
  private static final Path PAGE = Path.of("..", "docs", "compatibility.md");

  private static boolean isTaken(String yaml) {
    return StatisticsFile.read("s", yaml.getBytes(StandardCharsets.UTF_8)) instanceof Outcome.Whole;
  }

  private static boolean isValid(String yaml) throws IOException {
    return SettingFilesTest.isValid(SCHEMA, yaml);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | documents: 0",
        "false | full: true",
        "false | documents: -1",
        "false | documents: 1.5",
        "false | documents: many",
        "false | documents: 1234567890123456789",
        "true  | documents: 1, full: true",
        "false | documents: 1, full: all",
        "false | documents: 1, size: 2",
        "true  | documents: 1, paths: {a: {present: 1}}",
        "false | documents: 1, paths: 5",
        "false | documents: 1, paths: [a]",
        "false | documents: 1, paths: {a: 1}",
        "false | documents: 1, paths: {a: {nulls: 1}}",
        "true  | documents: 1, paths: {'a[].b': {present: 1, nulls: 1, types: {int: 1, 'null':"
            + " 2}}}",
        "false | documents: 1, paths: {a: {present: 1, types: {integer: 1}}}",
        "false | documents: 1, paths: {a: {present: 1, types: [int]}}",
        "true  | documents: 1, paths: {a: {present: 1, min: -0.5, max: 1e6, longest: 3}}",
        "false | documents: 1, paths: {a: {present: 1, min: low}}",
        "false | documents: 1, paths: {a: {present: 1, longest: -3}}",
        "true  | documents: 1, paths: {a: {present: 1, values: {x: 1, '2': 0}}}",
        "false | documents: 1, paths: {a: {present: 1, values: [x]}}",
        "true  | documents: 1, paths: {a: {present: 1, spread: {distinct: 1, top: 1}}}",
        "false | documents: 1, paths: {a: {present: 1, spread: {distinct: 1}}}",
        "false | documents: 1, paths: {a: {present: 1, last: 1}}",
        "true  | documents: 1, bytes: {p999: 1, most: 2}",
        "false | documents: 1, bytes: {p999: 1}",
        "false | documents: 1, bytes: 12",
      })
  void countsAreReadAsTheirSchemaSays(boolean isGood, String rest) throws IOException {
    agree(isGood, rest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | engine: {}",
        "false | engine: []",
        "false | engine: {nodes: 3}",
        "true  | engine: {dropped: {}, views: [], indexes: {}, attributes: {}}",
        "true  | engine: {dropped: {a: {type: 'list<text>', kind: static}, b: {type: int}}}",
        "false | engine: {dropped: {a: {kind: static}}}",
        "false | engine: {dropped: {a: {type: ' '}}}",
        "false | engine: {dropped: {a: {type: int, kind: key}}}",
        "false | engine: {dropped: [a]}",
        "true  | engine: {views: [a], indexes: {i: [a, b]}}",
        "false | engine: {views: a}",
        "false | engine: {views: [[a]]}",
        "false | engine: {indexes: {i: a}}",
        "true  | engine: {attributes: {pk: S, sk: N}}",
        "false | engine: {attributes: {pk: string}}",
        "true  | engine: {cluster: {versions: [5.0.2, '5.1'], down: 0, schemas: 1}}",
        "false | engine: {cluster: {versions: [5.0.2], down: 0}}",
        "false | engine: {cluster: {down: 0, schemas: 1}}",
        "false | engine: {cluster: {versions: 5.0.2, down: 0, schemas: 1}}",
        "true  | validator: {level: 'off', action: error}",
        "true  | validator: {level: strict, action: warn, schema: {$jsonSchema: {required: [a]}}}",
        "true  | validator: {level: strict, action: warn, schema: {a: {$gt: 1}}}",
        "false | validator: {level: strict}",
        "false | validator: {level: hard, action: warn}",
        "false | validator: {level: strict, action: warn, schema: all}",
      })
  void whatTheStoreKnowsIsReadAsItsSchemaSays(boolean isGood, String rest) throws IOException {
    agree(isGood, "documents: 1, " + rest);
  }

  private static void agree(boolean isGood, String rest) throws IOException {
    String yaml = "orders: {%s}".formatted(rest);
    assertThat(isTaken(yaml)).as("reader").isEqualTo(isGood);
    assertThat(isValid(yaml)).as("schema").isEqualTo(isGood);
  }

  @Test
  void everyTypeHasItsWordInBoth() throws IOException {
    for (ValueType type : ValueType.values()) {
      agree(true, "documents: 1, paths: {a: {present: 1, types: {'%s': 1}}}".formatted(type));
    }
  }

  @Test
  void everyExampleIsValid() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("# --stats");
    String example = page.substring(begin, page.indexOf("```", begin));
    Stream<String> cases =
        RuleCasesTest.rules()
            .flatMap(rule ->
                Stream.of("fires", "silent", "unknown")
                    .flatMap(name -> RuleCasesTest.node(rule, name).stream()))
            .flatMap(
                node -> Optional.ofNullable(RuleCase.of(node).texts().get("statistics")).stream());
    for (String yaml : Stream.concat(Stream.of(example), cases).toList()) {
      assertThat(isTaken(yaml)).as("reader of %s", yaml).isTrue();
      assertThat(isValid(yaml)).as("schema of %s", yaml).isTrue();
    }
  }
}

package dev.lockstep.formats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.formats.approval.Approval;
import dev.lockstep.formats.approval.ApprovalFile;
import dev.lockstep.formats.deployment.DeploymentsFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second opinion, of a JSON Schema validator, on the examples and on the readers. */
class PublishedSchemaTest {
  private static final String NOSQL =
      PublishedSchema.published("/dev/lockstep/formats/contract/nosql.schema.json");
  private static final String USAGE =
      PublishedSchema.published("/dev/lockstep/formats/usage/usage.schema.json");

  private static final String APPROVALS =
      PublishedSchema.published("/dev/lockstep/formats/approval/approval.schema.json");
  private static final String APPROVAL =
      """
      apiVersion: lockstep/v1
      kind: Approval
      change: "a: b"
      by: ana
      team: payments
      at: '2026-11-20T08:00:00Z'
      plan: 0123456789abcdef0123456789abcdef
      evidence: '00000000000000000000000000000000'
      until: 2026-12-20
      """;
  private static final String DEPLOYMENTS =
      PublishedSchema.published("/dev/lockstep/formats/deployment/deployments.schema.json");

  /** The schema of one level, with everything it refers to. */
  private static String level(String name) {
    return NOSQL.replaceFirst(
        "\"anyOf\": \\[[^]]*]", "\"\\$ref\": \"#/\\$defs/%s\"".formatted(name));
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"odcs-json-schema-v3.1.0.json", "odcs-json-schema-v3.0.2.json"})
  void theExampleContractIsValidByTheOfficialSchema(String schema) throws IOException {
    Optional<Path> corpus = ExampleFiles.corpus();
    assumeTrue(corpus.isPresent(), "the shared corpus is not beside the project");
    String official = Files.readString(corpus.get().resolve(schema));
    String version = schema.replaceAll(".*-(v.*)\\.json", "$1");
    String contract = text(ExampleFiles.contract()).replace("v3.1.0", version);
    if (version.equals("v3.0.2")) {
      contract = inThreePointNought(contract);
    }
    assertThat(PublishedSchema.errors(official, contract)).isEmpty();
    assertThat(ExampleFiles.findings(read(contract))).isEmpty();
  }

  /** Before 3.1 there are no ids inside and no times beside dates; a team is a list of people. */
  private static String inThreePointNought(String contract) {
    return contract
        .replace("logicalType: timestamp", "logicalType: date")
        .replaceAll("(?m)^( *- )id: \\w+\\n +(\\w)", "$1$2")
        .replaceAll("\\{id: \\w+, (name|logicalType)", "{$1")
        .replaceAll("(?m)^ +id: \\w+\\n", "")
        .replaceAll("team:\\n  name: checkout\\n  members:\\n    -", "team:\n  -");
  }

  @Test
  void theExampleUsageIsValidByThePublishedSchema() {
    assertThat(PublishedSchema.errors(USAGE, text(ExampleFiles.usage()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {}",
        "true  | {engine: redis, valueKind: hash}",
        "false | {engine: oracle}",
        "false | {enigne: redis}",
        "true  | {keys: {primary: [a], partition: [a], clustering: {b: desc}, shard: [a]}}",
        "false | {keys: {primary: a}}",
        "false | {keys: {clustering: {b: down}}}",
        "false | {keys: {clustering: b}}",
        "true  | {keys: {templates: {pk: 'A#${a}'}, entity: {path: type, value: A}}}",
        "false | {keys: {entity: {path: type}}}",
        "true  | {indexes: [{name: i, keys: [a], projection: [b]}]}",
        "true  | {indexes: [{id: x, name: i, keys: {a: -1}, unique: true, partial: {a: 1}}]}",
        "false | {indexes: [{name: i, keys: {}}]}",
        "false | {indexes: [{name: i, keys: []}]}",
        "false | {indexes: [{name: i}]}",
        "false | {indexes: [{keys: [a]}]}",
        "false | {indexes: [{name: i, keys: [a], projection: some}]}",
        "false | {indexes: [{name: i, keys: [a], unique: 1}]}",
        "false | {indexes: {name: i, keys: [a]}}",
        "true  | {queries: [{name: q, language: cql, template: 'SELECT 1', parameters: {a: int}}]}",
        "false | {queries: [{name: q, language: sql, template: 'SELECT 1'}]}",
        "false | {queries: [{name: q, language: cql}]}",
        "false | {queries: [{name: q, language: cql, template: [1]}]}",
        "false | {queries: [{name: q, language: cql, template: x, rate: 5}]}",
      })
  void theReaderAndTheSchemaAgreeOnKeysIndexesAndQueries(boolean valid, String nosql) {
    agreeOnCollection(valid, nosql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {validator: {level: strict, action: errorAndLog}}",
        "true  | {validator: {level: strict, schema: {required: [a]}}}",
        "false | {validator: {level: strict, schema: all}}",
        "false | {validator: {level: hard}}",
        "true  | {ttl: {after: 30d}}",
        "false | {ttl: {}}",
        "false | {ttl: {after: 30 days}}",
        "true  | {schemaVersion: v}",
        "true  | {schemaVersion: {path: v, value: 3}}",
        "false | {schemaVersion: {value: 3}}",
        "true  | {footprint: {documents: 5, reads: 2/s, latencyMaxMillis: 3}}",
        "false | {footprint: {documents: -5}}",
        "false | {footprint: {documents: many}}",
        "true  | {sensitivity: restricted, retention: {atLeast: 7y, atMost: P10Y}}",
        "false | {sensitivity: secret}",
        "false | {retention: 7y}",
        "false | {retention: {atMost: seven}}",
        "true  | {deprecated: {since: 2026-01-01, sunset: 2027-01-01, instead: b}}",
        "false | {deprecated: {sunset: 2027-13-01}}",
        "false | {deprecated: true}",
        "false | {contentModel: ajar}",
        "false | {reserved: a}",
      })
  void theReaderAndTheSchemaAgreeOnHowACollectionIsKept(boolean valid, String nosql) {
    agreeOnCollection(valid, nosql);
  }

  private static void agreeOnCollection(boolean valid, String nosql) {
    assertThat(PublishedSchema.errors(level("collection"), nosql).isEmpty())
        .as("schema")
        .isEqualTo(valid);
    String contract =
        ContractFileTest.HEAD
            + "schema: [{name: t, customProperties: [{property: nosql, value: %s}]}]\n"
                .formatted(nosql);
    assertThat(ExampleFiles.findings(read(contract)).isEmpty()).as("reader").isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {nullable: true, default: 5, unit: EUR}",
        "false | {nullable: maybe}",
        "true  | {enum: [1, a, null]}",
        "true  | {enum: {values: [1], extensible: true}}",
        "false | {enum: {extensible: true}}",
        "false | {enum: 5}",
        "true  | {kind: static}",
        "false | {kind: frozen}",
        "true  | {map: {keyPattern: 'a+', values: {logicalType: string}}}",
        "false | {map: {values: {logicalType: text}}}",
        "false | {map: 5}",
        "true  | {union: {members: [{name: a, logicalType: string}, {name: b}]}}",
        "false | {union: {members: []}}",
        "false | {union: {members: [{logicalType: string}]}}",
        "false | {union: {}}",
        "true  | {union: {members: [{name: a}], discriminator: {path: k, values: {x: a}}}}",
        "false | {union: {members: [{name: a}], discriminator: k}}",
        "false | {engine: redis}",
        "false | {map: {values: {customProperties: [{property: nosql, value: {nulable: true}}]}}}",
        "true  | {map: {values: {customProperties: [{property: nosql, value: {nullable: true}}]}}}",
      })
  void theReaderAndTheSchemaAgreeOnWhatAFieldSays(boolean valid, String nosql) {
    assertThat(PublishedSchema.errors(level("field"), nosql).isEmpty())
        .as("schema")
        .isEqualTo(valid);
    String contract =
        ContractFileTest.HEAD
            + "schema: [{name: t, properties: [{name: f, customProperties: [{property: nosql,"
            + " value: %s}]}]}]\n".formatted(nosql);
    assertThat(ExampleFiles.findings(read(contract)).isEmpty()).as("reader").isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | supports: '*'",
        "false | collection: t",
        "false | supports: 5.x",
        "true  | supports: '2', reads: [a, {path: b, required: true, default: 1}]",
        "false | supports: '2', reads: [{required: true}]",
        "false | supports: '2', reads: a",
        "false | supports: '2', reads: [[a]]",
        "true  | supports: '2', writes: [a], upsertKeys: [b], writeMode: upsert",
        "false | supports: '2', writeMode: merge",
        "true  | supports: '2', writer: {increments: [a], together: [[a, b]], keepsUnknown: true}",
        "false | supports: '2', writer: {increment: [a]}",
        "true  | supports: '2', tolerance: {unknownField: true, 'null': false}",
        "false | supports: '2', tolerance: {unknown: true}",
        "false | supports: '2', tolerance: all",
        "true  | supports: '2', clearance: public, history: 90d",
        "false | supports: '2', clearance: top",
        "false | supports: '2', history: long",
        "true  | supports: '2', streams: [{kind: changeStream, paths: [a]}]",
        "false | supports: '2', streams: [{paths: [a]}]",
        "true  | supports: '2', evidence: [{grade: tested, at: '2026-01-01T00:00:00Z'}]",
        "false | supports: '2', evidence: [{grade: guessed}]",
        "false | supports: '2', evidence: [{grade: tested, coverage: 1.5}]",
        "false | supports: '2', evidence: [{grade: tested, at: yesterday}]",
        "false | supports: '2', sees: [a]",
      })
  void theReaderAndTheSchemaAgreeOnWhatAUseSays(boolean valid, String use) {
    String usage =
        """
        apiVersion: lockstep/v1
        kind: Usage
        service: s
        version: 1.0.0
        contracts: [{contract: c, %s}]
        """
            .formatted(use);
    boolean isPatternOnly = use.equals("supports: 5.x"); // Which no regular expression says well.
    assertThat(PublishedSchema.errors(USAGE, usage).isEmpty())
        .as("schema")
        .isEqualTo(valid || isPatternOnly);
    assertThat(
            ExampleFiles.findings(UsageFile.read("u", usage.getBytes(StandardCharsets.UTF_8)))
                .isEmpty())
        .as("reader")
        .isEqualTo(valid);
  }

  private static Outcome<?> read(String contract) {
    return ContractFile.read("c", contract.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environments: {prod: {services: {a: [1.0.0, 2.0.0]}, contracts: {c: {d: [1.0.0]}}}}|true",
        "environments: {prod: {services: , contracts: {c: [1.0.0]}}, test: }|true",
        "environments: {prod: {services: {a: 1.0.0}}}|false",
        "environments: {prod: {services: {a: [1.0.0, 1.0.0]}}}|false",
        "environments: {prod: {service: {}}}|false",
        "environments: [prod]|false",
        "environment: {}|false"
      })
  void theReaderOfDeploymentsTakesWhatTheirSchemaTakes(String rest, boolean isTaken) {
    String yaml = "{apiVersion: lockstep/v1, kind: Deployments, %s}".formatted(rest);
    Outcome<?> read = DeploymentsFile.read("d.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(PublishedSchema.errors(DEPLOYMENTS, yaml).isEmpty()).isEqualTo(isTaken);
    assertThat(read instanceof Outcome.Whole).isEqualTo(isTaken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|true",
        "by: ' '|false",
        "team: [a]|false",
        "at: 2026-11-20|false",
        "plan: 0123|false",
        "evidence: 0123456789ABCDEF0123456789ABCDEF|false",
        "until: 2026-13-01|false",
        "reviewer: ana|false"
      })
  void theReaderOfApprovalsTakesWhatTheirSchemaTakes(String other, boolean isTaken) {
    Map<String, String> lines = new LinkedHashMap<>();
    Stream.concat(APPROVAL.lines(), Optional.ofNullable(other).stream())
        .forEach(line -> lines.put(line.substring(0, line.indexOf(':')), line));
    String yaml = String.join("\n", lines.values());
    Outcome<Approval> read = ApprovalFile.read("a", yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(PublishedSchema.errors(APPROVALS, yaml).isEmpty()).isEqualTo(isTaken);
    assertThat(read instanceof Outcome.Whole).isEqualTo(isTaken);
  }

  @Test
  void anApprovalIsReadAsItWasWritten() {
    Approval approval =
        new Approval(
            "a: b",
            "Ana # of payments",
            "true",
            Instant.parse("2026-11-20T08:00:00Z"),
            "00000000000000000000000000000001",
            "1e345678901234567890123456789012",
            LocalDate.of(2026, 12, 20));
    byte[] written = ApprovalFile.write(approval).getBytes(StandardCharsets.UTF_8);
    Outcome<Approval> read = ApprovalFile.read("a", written);
    assertThat(read).isInstanceOf(Outcome.Whole.class);
    assertThat(((Outcome.Whole<Approval>) read).located().value()).isEqualTo(approval);
  }
}

package dev.lockstep.checks.readers;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.formats.Finding;
import dev.lockstep.formats.approval.ApprovalFile;
import dev.lockstep.formats.cel.CelReader;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.deployment.DeploymentsFile;
import dev.lockstep.formats.history.HistoryFile;
import dev.lockstep.formats.history.Matrix;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.registry.catalog.CatalogFile;
import dev.lockstep.registry.catalog.Summary;
import dev.lockstep.registry.check.PolicyFile;
import dev.lockstep.registry.evidence.ObservedFile;
import dev.lockstep.registry.evidence.StatisticsFile;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.pattern.SearchPattern;
import dev.lockstep.registry.query.ParsedQuery;
import dev.lockstep.registry.query.mongo.MongoQuery;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that reads what people write.
 *
 * @param entry its method, as {@code Class.method}
 * @param example a text that it takes
 * @param read what is wrong in the bytes of a file of this name
 * @param refusal the exceptions by which it refuses a text; empty where it answers findings
 */
record TextReader(
    String entry,
    String example,
    BiFunction<String, byte[], List<Finding>> read,
    Optional<String> refusal) {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String POLICY =
      """
      rules: {except: [RETENTION_LENGTHENED]}
      freshDays: 180
      coverage: 0.95
      suppressions:
        - {rule: ENUM_VALUE_REMOVED, path: status, by: a@b, reason: none, until: 2027-01-31}
      windows:
        - kind: deny
          schedule: "0 22 * * 5"
          duration: 60h
          timeZone: Europe/Berlin
          targets: [prod/*, "*/billing"]
          manualOverride: true
      """;
  private static final String APPROVAL =
      """
      apiVersion: lockstep/v1
      kind: Approval
      change: postcode
      by: ana@shop.example
      team: payments
      at: "2026-11-20T08:00:00Z"
      plan: 0123456789abcdef0123456789abcdef
      evidence: fedcba9876543210fedcba9876543210
      until: 2026-12-20
      """;
  private static final String OBSERVED =
      """
      orders_v2:
        from: "2026-11-01T00:00:00Z"
        to: "2026-11-20T00:00:00Z"
        coverage: 0.98
        services:
          - service: billing
            version: 4.2.0
            writes: {patch: 1200, replace: 0, upsert: 3}
            paths:
              - {path: status, access: writes, count: 1200, last: "2026-11-19T23:10:00Z"}
              - {path: totalMinor, access: reads, count: 88000}
      """;

  private static final String STATISTICS =
      """
      orders_v2:
        documents: 120000
        full: true
        paths:
          status: {present: 12, nulls: 0, types: {string: 12}, longest: 9, values: {new: 4}}
          totalMinor: {present: 12, types: {long: 12}, min: 0, max: 991200}
      """;
  private static final String HISTORY =
      """
      start,seconds,check,newOperations,newBad,oldOperations,oldBad
      2026-11-20T08:00:00Z,30,errors,750,2,14250,28
      2026-11-20T08:00:30Z,30,errors,750,NaN,14250,28
      """;
  private static final String MATRIX =
      """
      {"status":"success","data":{"resultType":"matrix","result":[
      {"metric":{"path":"new"},"values":[[1763625630,"750.5"],[1763625660.5,"NaN"]]}]}}
      """;
  private static final String STATE =
      """
      {"epoch":7,"stage":"ramp","wayBack":"in-step","ramp":{"version":1,"salt":"orders-1",
      "shares":[{"cohorts":["a","b"],"regions":[],"buckets":500}]}}
      """;
  private static final String COMPARISON =
      """
      {"runner":"one","epoch":8,"asOfMillis":1795341600000,
       "counts":{"compared":300,"divergences":1,"missing":0,"unreadable":0,"foreign":0},
       "steps":[{"timeMillis":1795341500000,"sentence":"Both shapes were compared."}],
       "documents":[{"document":"0f3a97c1d25e4b8890aa6f01c4e7d312","state":"different",
        "sentence":"The shapes disagree now.",
        "components":[{"name":"city","last":"agreed","disagrees":true}],
        "differences":[{"component":"city","path":"city","expected":{"type":"string"},
         "found":{"type":""}}],"written":{"epoch":7,"stage":"backfill"},"aside":["a"]}],
       "unopened":0}
      """;

  private static final String WORK =
      """
      {"runner":"r","epoch":7,"state":"failed",
       "progress":{"work":"backfill","done":3,"expected":9,"waiting":""},
       "trouble":{"code":"usage","sentence":"It cannot","next":""}}
      """;

  private static final String TELEMETRY =
      """
      {"instance":"i-1","service":"billing","region":"eu-1","collections":[
      {"collection":"orders","epoch":7,"from":"2026-11-22T08:00:10Z","seconds":10,"paths":[
      {"path":"old","operations":120,"errors":2,"slow":[
      {"threshold":"p99-old","millis":12.5,"count":3}],
      "latency":{"mapping":1.02,"zero":1,"bins":[[-3,100],[40,19]]}}],
      "writes":[],"shadow":{"compared":40,"mismatched":1,"shed":2,"failed":1,"onlyNewSlow":3,
      "onlyOldSlow":4,"noiseCompared":2,"noiseMismatched":1,"samples":["0f3a"]},"owedWrites":1}]}
      """;
  private static final String QUERY =
      "{find: orders, filter: {a: {$gt: 1, $in: [':x', 2]}, $or: [{b: 1}, {c: /x/}]},"
          + " sort: {a: -1}, projection: {a: 1}}";
  private static final String SCHEMA =
      """
      {"type":"object","properties":{"a":{"type":"integer","minimum":1},
      "b":{"enum":["x",1]},"c":{"$ref":"#/definitions/d"}},"required":["a"],
      "definitions":{"d":{"pattern":"^a+$","maxLength":9}},"additionalProperties":false}
      """;

  /** All of them: who adds a reader adds a line. */
  static final List<TextReader> ALL =
      List.of(
          file("ContractFile.read", example("contracts/orders.odcs.yaml"), ContractFile::read),
          file("UsageFile.read", example("contracts/billing.usage.yaml"), UsageFile::read),
          file(
              "DeploymentsFile.read", example("contracts/deployments.yaml"), DeploymentsFile::read),
          file("PolicyFile.read", POLICY, PolicyFile::read),
          file("PlanFile.read", example("plans/careful.plan.yaml"), PlanFile::read),
          file("HistoryFile.read", HISTORY, HistoryFile::read),
          text("Matrix.read", MATRIX, "HistoryException", Matrix::read),
          file("ApprovalFile.read", APPROVAL, ApprovalFile::read),
          file("StatisticsFile.read", STATISTICS, StatisticsFile::read),
          file("ObservedFile.read", OBSERVED, ObservedFile::read),
          new TextReader(
              "ChangeFile.read",
              example("real-migrations/M005-split-test-dates.change.yaml"),
              TextReader::change,
              Optional.empty()),
          new TextReader(
              "CatalogFile.found",
              example("contracts/billing.usage.yaml"),
              (name, bytes) -> catalogued(CatalogFile.found(name, bytes)),
              Optional.empty()),
          new TextReader(
              "CatalogFile.named",
              example("contracts/orders.odcs.yaml"),
              (name, bytes) -> catalogued(CatalogFile.named(name, bytes)),
              Optional.empty()),
          new TextReader("Summary.of", POLICY, TextReader::summary, Optional.empty()),
          text("YamlTree.read", POLICY, "YamlException", YamlTree::read),
          text(
              "CelReader.read",
              "a.b == 'x' ? size(c) : [1, 2.5][0]",
              "CelException",
              CelReader::read),
          text("JsonReader.read", SCHEMA, "JsonException", JsonReader::read),
          text(
              "ExtendedJson.read",
              SCHEMA,
              "ExtendedJsonException|DuplicateFieldException",
              ExtendedJson::read),
          text(
              "ExtendedJson.readDocument",
              SCHEMA,
              "ExtendedJsonException|DuplicateFieldException",
              ExtendedJson::readDocument),
          text("WireJson.readState", STATE, "WireException", WireJson::readState),
          text(
              "WireJson.readEvent",
              "{\"collection\":\"orders\",\"state\":%s}".formatted(STATE),
              "WireException",
              WireJson::readEvent),
          text(
              "WireJson.readLeaseRequest",
              "{\"service\":\"billing\",\"region\":\"\",\"epoch\":0,"
                  + "\"owedWrites\":2,\"overflowed\":true}",
              "WireException",
              WireJson::readLeaseRequest),
          text(
              "WireJson.readLeaseAnswer",
              "{\"state\":%s,\"leaseMillis\":30000}".formatted(STATE),
              "WireException",
              WireJson::readLeaseAnswer),
          text(
              "WireJson.readAcknowledgement",
              "{\"epoch\":7}",
              "WireException",
              WireJson::readAcknowledgement),
          text(
              "WireJson.readOrders",
              ("{\"version\":\"v\",\"orders\":[{\"rollout\":\"a:7\",\"change\":\"c\","
                      + "\"collection\":\"a\",\"state\":%s}]}")
                  .formatted(STATE),
              "WireException",
              WireJson::readOrders),
          text("WireJson.readWork", WORK, "WireException", WireJson::readWork),
          text("WireJson.readComparison", COMPARISON, "WireException", WireJson::readComparison),
          text(
              "WireJson.readDisclosure",
              "{\"paths\":[\"_id\",\"city\"]}",
              "WireException",
              WireJson::readDisclosure),
          text("WireJson.readTelemetry", TELEMETRY, "WireException", WireJson::readTelemetry),
          text(
              "SearchPattern.parse",
              "^(a|[b-z]{2,4})+\\d*?$",
              "PatternNotTakenException",
              SearchPattern::parse),
          text("MongoQuery.of", QUERY, "YamlException", TextReader::query),
          text("Schemas.compare", SCHEMA, "JsonException", TextReader::schema));

  private static TextReader file(
      String entry, String example, BiFunction<String, byte[], ? extends Outcome<?>> read) {
    return new TextReader(
        entry, example, (name, bytes) -> findings(read.apply(name, bytes)), Optional.empty());
  }

  private static TextReader text(
      String entry, String example, String refusal, Function<String, ?> read) {
    return new TextReader(
        entry,
        example,
        (name, bytes) -> {
          Objects.requireNonNull(read.apply(new String(bytes, StandardCharsets.UTF_8)));
          return List.of();
        },
        Optional.of(refusal));
  }

  private static String example(String file) {
    try {
      return Files.readString(EXAMPLES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> findings(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Whole<?> whole -> List.of();
      case Outcome.Broken<?> broken -> broken.findings();
    };
  }

  private static List<Finding> change(String name, byte[] bytes) {
    return switch (ChangeFile.read(name, bytes)) {
      case ChangeFile.Parsed parsed -> List.of();
      case ChangeFile.Invalid invalid -> invalid.findings();
    };
  }

  private static List<Finding> summary(String name, byte[] bytes) {
    Objects.requireNonNull(Summary.of(name, bytes).facts());
    return List.of();
  }

  private static List<Finding> catalogued(CatalogFile file) {
    return switch (file) {
      case CatalogFile.Other other -> List.of();
      case CatalogFile.OfContract contract -> findings(contract.outcome());
      case CatalogFile.OfUsage usage -> findings(usage.outcome());
    };
  }

  /** A template is a value of a contract or usage, which was read from YAML before. */
  private static Optional<ParsedQuery> query(String text) {
    Reading reading = new Reading("f");
    return YamlTree.read(text)
        .flatMap(reading.values()::value)
        .filter(Document.class::isInstance)
        .map(template ->
            MongoQuery.of(
                    new QueryTemplate(
                        "q",
                        QueryLanguage.MONGODB,
                        template,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()))
                .parsed());
  }

  private static Compatibility schema(String text) {
    Json schema = JsonReader.read(text);
    return new Schemas(Dialect.DRAFT_4).compare(schema, JsonReader.read(SCHEMA));
  }
}

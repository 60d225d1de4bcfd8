package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.registry.evidence.ObservedFile;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.lint.LintRule;
import dev.lockstep.registry.lint.NameStyle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of policies and of observed traffic: their readers and their published schemas. */
final class SettingFilesTest {
  private static final String POLICY = "/dev/lockstep/registry/check/policy.schema.json";
  private static final String OBSERVED = "/dev/lockstep/registry/evidence/observed.schema.json";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> findings(Outcome<?> outcome) {
    return outcome instanceof Outcome.Broken<?> broken
        ? broken.findings().stream().map(Finding::toString).toList()
        : List.of();
  }

  static boolean isValid(String resource, String yaml) throws IOException {
    String json =
        ExtendedJson.write(
            YamlTree.read(yaml).flatMap(n -> new Reading("f").values().value(n)).orElseThrow(),
            Notation.RELAXED);
    try (InputStream in = SettingFilesTest.class.getResourceAsStream(resource)) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema, InputFormat.JSON)
          .validate(
              json,
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {version: 1}",
        "false | {version: 2}",
        "true  | {rules: {use: [SHAPE, TTL_ADDED], except: [TYPE_CHANGED], ignore: [shop.carts]}}",
        "true  | {rules: {ignoreOnly: {TYPE_CHANGED: [shop.carts/a.b]}}}",
        "true  | {rules: {severity: {TYPE_CHANGED: warning}}}",
        "false | {rules: {severity: {TYPE_CHANGED: warn}}}",
        "false | {rules: {ignore_only: {}}}",
        "false | {except: [TYPE_CHANGED]}",
        "true  | {failOn: warning, against: main, minEvidence: observed}",
        "false | {fail_on: warning}",
        "false | {minEvidence: seen}",
        "true  | {freshDays: 30, graceDays: 90, coverage: 0.9, driftShare: 0.01}",
        "false | {coverage: 2}",
        "false | {graceDays: -1}",
        "true  | {lint: {naming: {fields: camel, collections: snake}, except: [id-missing]}}",
        "true  | {lint: {severity: {id-missing: error}}}",
        "false | {lint: {naming: {field: camel}}}",
        "false | {lint: {severity: {id-missing: unknown}}}",
        "true  | {suppressions: [{rule: TYPE_CHANGED, by: a, reason: b, until: '2027-01-31'}]}",
        "false | {suppressions: [{rule: TYPE_CHANGED, by: a, until: '2027-01-31'}]}",
        "true  | {windows: [{kind: deny, schedule: 0 22 * * 5, duration: 60h, targets: [p/*]}]}",
        "false | {windows: [{kind: deny, schedule: 0 22 * * 5, duration: 60h, targets: [p]}]}",
        "false | {windows: [{kind: deny, schedule: 0 22 * * 5, duration: 60h, targets: []}]}",
        "false | {windows: [{kind: deny, schedule: 0 22 * *, duration: 60h, targets: [p/*]}]}",
        "false | {windows: [{kind: deny, schedule: 0 22 * * 5, duration: 6x, targets: [p/*]}]}",
        "false | {windows: [{kind: stop, schedule: 0 22 * * 5, duration: 6h, targets: [p/*]}]}",
        "false | {windows: [{kind: allow, schedule: 0 22 * * 5, targets: [p/*]}]}",
      })
  void thePolicyIsReadAsItsSchemaSays(boolean isGood, String yaml) throws IOException {
    assertThat(findings(PolicyFile.read("p", bytes(yaml))).isEmpty()).isEqualTo(isGood);
    assertThat(isValid(POLICY, yaml)).isEqualTo(isGood);
  }

  private static final String TIME =
      "from: '2026-11-01T00:00:00Z', to: '2026-11-20T00:00:00Z', coverage: 0.9";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | services: []",
        "true  | services: [{service: a, version: 1.0.0, writes: {patch: 1, replace: 0}}]",
        "true  | services: [{service: a, paths: [{path: b.c, access: reads, count: 4}]}]",
        "false | services: [{service: a, paths: [{path: b.c, access: read, count: 4}]}]",
        "false | services: [{service: a, paths: [{path: b.c, access: reads}]}]",
        "false | services: [{service: a, paths: [{path: b, access: reads, count: 1.5}]}]",
        "false | services: [{service: a, paths: [{path: b, access: reads, count: 1, last: x}]}]",
        "false | services: [{service: a, writes: {insert: 1}}]",
        "false | services: [{name: a}]",
        "false | services: [], window: 3d",
      })
  void trafficIsReadAsItsSchemaSays(boolean isGood, String rest) throws IOException {
    String yaml = "orders: {%s, %s}".formatted(TIME, rest);
    assertThat(findings(ObservedFile.read("o", bytes(yaml))).isEmpty()).isEqualTo(isGood);
    assertThat(isValid(OBSERVED, yaml)).isEqualTo(isGood);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
    String yaml =
        """
        orders:
          from: "2026-11-20T00:00:00Z"
          to: "2026-11-01T00:00:00Z"
          coverage: 1.2
          services:
            - service: billing
              paths:
                - {path: "a..b", access: reeds, count: -1}
        """;
    assertThat(findings(ObservedFile.read("seen.yaml", bytes(yaml))))
        .extracting(each -> each.replaceAll("^(seen.yaml:[0-9]+:[0-9]+: [^:]*).*", "$1"))
        .hasSize(5)
        .anyMatch(each -> each.startsWith("seen.yaml:3:7: "))
        .anyMatch(each -> each.startsWith("seen.yaml:4:13: "))
        .anyMatch(each -> each.startsWith("seen.yaml:8:"));
  }

  @Test
  void everyMistakeInAWindowIsSaidAtItsPlace() {
    String yaml =
        """
        windows:
          - kind: denie
            schedule: 0 25 * * *
            duration: 0h
            timeZone: Europe/Berlinn
            targets: [prod]
            sync: true
          - {kind: allow, schedule: 0 0 31 2 *, duration: 9999d, targets: [], manualOverride: 1}
        """;
    assertThat(findings(PolicyFile.read("w", bytes(yaml))))
        .extracting(each -> each.replaceAll("^w:([0-9]+:[0-9]+): .*", "$1"))
        .containsExactly(
            "2:11", "3:15", "4:15", "5:15", "6:15", "7:5", "8:29", "8:51", "8:67", "8:87");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: {except: [FIELD_REMOVD]} | did you mean FIELD_REMOVED?",
        "rules: {ignore_only: {}} | did you mean ignoreOnly?",
        "fail_on: error | did you mean failOn?",
        "lint: {except: [id-mising]} | did you mean id-missing?",
        "rules: {severity: {TYPE_CHANGED: warn}} | did you mean warning?",
        "except: [TYPE_CHANGED] | it stands under 'rules'",
      })
  void aSlipIsAnsweredWithTheNearestWord(String yaml, String said) {
    assertThat(findings(PolicyFile.read("lockstep.yaml", bytes(yaml))))
        .singleElement()
        .asString()
        .startsWith("lockstep.yaml:1:")
        .contains(said);
  }

  @Test
  void everyWordOfAPolicyCounts() {
    String yaml =
        """
        version: 1
        rules:
          use: [SHAPE, WRITER_REJECTED]
          except: [FIELD_MOVED]
          ignoreOnly: {FIELD_REMOVED: [shop.orders/a]}
          severity: {FIELD_RENAMED: warning}
        minEvidence: tested
        graceDays: 90
        failOn: warning
        against: main
        lint:
          naming: {fields: camel}
          except: [type-missing]
        """;
    Policy policy =
        PolicyFile.read("p", bytes(yaml)) instanceof Outcome.Whole<Policy> whole
            ? whole.located().value()
            : Policy.DEFAULTS;
    assertThat(policy.rules().use())
        .contains("FIELD_REMOVED", "WRITER_REJECTED")
        .doesNotContain("TYPE_CHANGED");
    assertThat(policy.rules().except()).containsExactly("FIELD_MOVED");
    assertThat(policy.rules().severity()).containsEntry("FIELD_RENAMED", Level.WARNING);
    assertThat(policy.terms().evidence()).isEqualTo(Grade.TESTED);
    assertThat(policy.terms().graceDays()).isEqualTo(90);
    assertThat(policy.failOn()).contains(Level.WARNING);
    assertThat(policy.against()).contains("main");
    assertThat(policy.lint().fieldNames()).isEqualTo(NameStyle.CAMEL);
    assertThat(policy.lint().except()).containsExactly(LintRule.TYPE_MISSING);
  }
}

package dev.lockstep.registry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the slip that it is for, in examples that are otherwise without findings. */
class LintRuleTest {
  private static final LintSettings SETTINGS =
      new LintSettings(NameStyle.SNAKE, NameStyle.CAMEL, Optional.of(LocalDate.of(2026, 11, 21)));
  private static final String CREATED = "{id: created, name: createdAt, ";
  private static final String NOTE = "{id: note, logicalType: string, ";
  private static final String TOTAL = "logicalTypeOptions: {minimum: 0}";
  private static final String QUERY = "parameters: {customer: objectId}";

  /** A slip, and the line and column at which it is expected to be found. */
  record Slip(LintRule rule, Desk desk, String at) {
    @Override
    public String toString() {
      return rule.code();
    }
  }

  private static Slip contract(LintRule rule, String at, String text, String instead) {
    return new Slip(rule, Desk.ofContractWith(text, instead), at);
  }

  private static Slip usage(LintRule rule, String at, String text, String instead) {
    return new Slip(rule, Desk.ofUsageWith(text, instead), at);
  }

  private static Slip field(LintRule rule, String yaml) {
    return contract(rule, "", "      - " + CREATED, "      - " + yaml + "\n      - " + CREATED);
  }

  private static String nosql(String name, String facts) {
    return "{id: x, name: "
        + name
        + ", customProperties: [{property: nosql, value: "
        + facts
        + "}]";
  }

  static Stream<Slip> slips() {
    return Stream.of(heads(), names(), types(), keys(), queries(), governance(), usages())
        .flatMap(slips -> slips);
  }

  private static Stream<Slip> heads() {
    return Stream.of(
        new Slip(
            LintRule.CONTRACT_DUPLICATE,
            new Desk().contract(Desk.ORDERS).contract(Desk.ORDERS),
            "c.yaml:5:5"),
        contract(LintRule.VERSION_NOT_SEMVER, "c.yaml:7:10", "version: 2.3.0", "version: \"2.3\""),
        contract(
            LintRule.OWNER_MISSING,
            "c.yaml:3:1",
            """
            team:
              name: checkout
              members:
                - {username: ana@shop.example, role: owner}
            """,
            ""),
        new Slip(
            LintRule.SCHEMA_MISSING,
            new Desk()
                .contract(Desk.ORDERS.substring(0, Desk.ORDERS.indexOf("schema:")))
                .usage(Desk.BILLING),
            ""),
        contract(LintRule.ENGINE_MISSING, "c.yaml:18:5", "      engine: mongodb\n", ""),
        contract(LintRule.ID_MISSING, "c.yaml:120:9", CREATED, "{name: createdAt, "),
        contract(LintRule.ID_DUPLICATE, "c.yaml:120:14", "{id: created,", "{id: total,"));
  }

  private static Stream<Slip> names() {
    return Stream.of(
        field(LintRule.NAME_DUPLICATE, "{id: x, name: status, logicalType: string}"),
        field(
            LintRule.PHYSICAL_NAME_DUPLICATE,
            "{id: x, name: state, physicalName: status, logicalType: string}"),
        field(LintRule.NAME_CASE_COLLISION, "{id: x, name: sTatus, logicalType: string}"),
        field(LintRule.NAME_UNSAFE, "{id: x, name: a.b, logicalType: string}"),
        field(LintRule.NAME_UNSAFE, "{id: x, name: '', logicalType: string}"),
        field(LintRule.NAME_UNSAFE, "{id: x, name: $inc, logicalType: string}"),
        field(LintRule.NAME_UNSAFE, "{id: x, name: 'a ', logicalType: string}"),
        field(LintRule.NAME_RESERVED, "{id: x, name: legacyTotal, logicalType: string}"),
        field(LintRule.NAME_RESERVED, "{id: x, name: _lockstep, logicalType: string}"),
        field(LintRule.NAME_CONVENTION, "{id: x, name: paid_at, logicalType: string}"));
  }

  private static Stream<Slip> types() {
    return Stream.of(
        field(LintRule.TYPE_MISSING, "{id: x, name: some}"),
        field(
            LintRule.TYPE_DISAGREES,
            "{id: x, name: some, logicalType: boolean, physicalType: int}"),
        field(LintRule.ENUM_EMPTY, nosql("some", "{enum: []}") + ", logicalType: string}"),
        field(LintRule.ENUM_DUPLICATE, nosql("some", "{enum: [a, a]}") + ", logicalType: string}"),
        field(LintRule.ENUM_TYPE, nosql("some", "{enum: [a, 5]}") + ", logicalType: string}"),
        field(LintRule.DEFAULT_TYPE, nosql("some", "{default: 5}") + ", logicalType: string}"),
        field(
            LintRule.DEFAULT_TYPE,
            nosql("some", "{default: null}") + ", logicalType: string, required: true}"),
        field(
            LintRule.DEFAULT_OUTSIDE,
            nosql("some", "{default: b, enum: [a]}") + ", logicalType: string}"),
        field(
            LintRule.DEFAULT_OUTSIDE,
            nosql("some", "{default: -1}") + ", logicalType: integer, " + TOTAL + "}"),
        contract(
            LintRule.BOUNDS_EMPTY, "c.yaml:68:29", TOTAL, TOTAL.replace("}", ", maximum: -1}")),
        contract(LintRule.BOUNDS_EMPTY, "", "{minItems: 1, maxItems", "{minItems: 501, maxItems"),
        contract(LintRule.PATTERN_INVALID, "", "^[a-z]{2}$", "^[a-z{2}$"),
        contract(
            LintRule.PATTERN_INVALID,
            "",
            NOTE + "logicalTypeOptions: {",
            NOTE + "logicalTypeOptions: {pattern: '(', "),
        contract(LintRule.MEMBER_DUPLICATE, "", "- name: voucher", "- name: card"),
        contract(
            LintRule.DISCRIMINATOR_UNKNOWN,
            "",
            "discriminator: {path: kind",
            "discriminator: {path: type"),
        contract(LintRule.DISCRIMINATOR_UNKNOWN, "", "{card: card,", "{card: debit,"));
  }

  private static Stream<Slip> keys() {
    return Stream.of(
        new Slip(
            LintRule.PRIMARY_KEY_MISSING,
            new Desk()
                .contract(
                    Desk.ORDERS
                        .replace("engine: mongodb\n", "engine: cassandra\n")
                        .replace("primaryKey: true, ", "")),
            "c.yaml:19:5"),
        contract(
            LintRule.KEY_PATH_UNKNOWN, "c.yaml:27:21", "{customerId: hashed}", "{client: hashed}"),
        contract(
            LintRule.KEY_TEMPLATE_UNKNOWN,
            "",
            "          keys:\n",
            "          keys:\n            templates: {pk: \"ORDER#${orderNo}\"}\n"),
        contract(LintRule.INDEX_DUPLICATE, "", "name: by_expiry", "name: by_customer"),
        contract(LintRule.INDEX_PATH_UNKNOWN, "c.yaml:30:49", "{expiresAt: 1}", "{expires: 1}"),
        contract(LintRule.PATH_UNKNOWN, "", "ttl: {path: expiresAt}", "ttl: {path: expires}"),
        contract(LintRule.PATH_UNKNOWN, "", "{path: schemaVersion,", "{path: shapeVersion,"),
        contract(LintRule.TTL_NOT_A_TIME, "", "ttl: {path: expiresAt}", "ttl: {path: status}"),
        contract(
            LintRule.SENSITIVE_IN_KEY,
            "",
            "classification: confidential",
            "classification: restricted"));
  }

  private static Stream<Slip> queries() {
    return Stream.of(
        contract(
            LintRule.QUERY_DUPLICATE,
            "",
            "          validator:",
            "            - {name: latest_of_customer, owner: billing, language: mongodb, template:"
                + " {find: orders_v2}}\n          validator:"),
        contract(LintRule.QUERY_OWNER_MISSING, "", "              owner: checkout\n", ""),
        contract(LintRule.QUERY_OWNER_UNKNOWN, "c.yaml:33:22", "owner: checkout", "owner: nobody"),
        contract(LintRule.QUERY_PARAMETER_UNDECLARED, "", QUERY, "parameters: {}"),
        usage(LintRule.QUERY_PARAMETER_UNUSED, "", QUERY, QUERY.replace("}", ", day: date}")));
  }

  private static Stream<Slip> governance() {
    String dates = "since: 2026-06-01, sunset: 2027-06-01, ";
    return Stream.of(
        contract(LintRule.DEPRECATED_WITHOUT_SUNSET, "", dates, ""),
        contract(LintRule.SUNSET_PAST, "", dates, "sunset: 2026-11-20, "),
        contract(LintRule.SUNSET_TOO_EARLY, "", dates, "since: 2028-01-01, sunset: 2027-06-01, "),
        contract(LintRule.RETENTION_EMPTY, "", "atMost: 10y", "atMost: 300d"),
        new Slip(
            LintRule.RETENTION_UNENFORCED,
            new Desk()
                .contract(
                    Desk.ORDERS
                        .replace("          ttl: {path: expiresAt}\n", "")
                        .replace(", expireAfter: 0s", "")),
            ""),
        contract(
            LintRule.SENSITIVITY_BELOW_PART,
            "",
            "          contentModel: open\n",
            "          contentModel: open\n          sensitivity: public\n"));
  }

  private static Stream<Slip> usages() {
    return Stream.of(
        new Slip(
            LintRule.USAGE_DUPLICATE,
            new Desk().contract(Desk.ORDERS).usage(Desk.BILLING).usage(Desk.BILLING),
            "u.yaml:4:10"),
        usage(LintRule.USAGE_VERSION_NOT_SEMVER, "", "version: 4.2.0", "version: v4"),
        usage(LintRule.USAGE_TEAM_MISSING, "", "team: payments\n", ""),
        usage(
            LintRule.USAGE_CONTRACT_UNKNOWN,
            "u.yaml:9:15",
            "contract: shop.orders",
            "contract: shop.order"),
        usage(LintRule.USAGE_VERSION_UNSUPPORTED, "u.yaml:11:15", ">=2.1 <3", ">=3"),
        usage(
            LintRule.USAGE_COLLECTION_UNKNOWN,
            "u.yaml:10:17",
            "collection: orders",
            "collection: order"),
        usage(
            LintRule.USAGE_PATH_UNKNOWN, "u.yaml:20:13", "sorts: [createdAt]", "sorts: [created]"),
        usage(LintRule.USAGE_PATH_DEPRECATED, "", "sorts: [createdAt]", "sorts: [coupon]"),
        usage(LintRule.USAGE_INDEX_UNKNOWN, "", "indexes: [by_customer]", "indexes: [by_city]"),
        usage(LintRule.WRITE_MODE_MISSING, "", "    writeMode: patch\n", ""),
        usage(LintRule.CLEARANCE_MISSING, "", "    clearance: restricted\n", ""),
        usage(
            LintRule.CLEARANCE_TOO_LOW,
            "u.yaml:17:9",
            "clearance: restricted",
            "clearance: internal"),
        new Slip(
            LintRule.EVIDENCE_MISSING,
            new Desk()
                .contract(Desk.ORDERS)
                .usage(Desk.BILLING.substring(0, Desk.BILLING.indexOf("    evidence:"))),
            "u.yaml:9:5"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void theSlipIsFoundAtItsPlace(Slip slip) {
    assertThat(slip.desk().lint(SETTINGS))
        .filteredOn(each -> each.finding().code().equals(slip.rule().code()))
        .isNotEmpty()
        .allSatisfy(each -> {
          assertThat(each.level()).isEqualTo(slip.rule().level());
          assertThat(each.finding().sentence()).doesNotContain("\n").matches("[A-Z].*[^.]");
        })
        .anySatisfy(each -> assertThat(each.toString()).startsWith(slip.at()));
  }

  @Test
  void everyRuleHasASlip() {
    Set<LintRule> shown = EnumSet.noneOf(LintRule.class);
    slips().forEach(slip -> shown.add(slip.rule()));
    assertThat(shown).containsExactly(LintRule.values());
  }

  @Test
  void theExamplesAreWithoutFindings() {
    assertThat(new Desk().contract(Desk.ORDERS).usage(Desk.BILLING).lint(SETTINGS)).isEmpty();
  }

  @Test
  void withoutADayNoSunsetIsPast() {
    Desk desk = Desk.ofContractWith("sunset: 2027-06-01", "sunset: 2020-06-01");
    assertThat(desk.lint())
        .extracting(each -> each.finding().code())
        .doesNotContain(LintRule.SUNSET_PAST.code());
  }

  @Test
  void aPathByTheNameThatPeopleUseIsAnsweredWithTheNameInTheStore() {
    Desk desk = Desk.ofContractWith("name: status\n", "name: status\n        physicalName: st\n");
    assertThat(desk.lint())
        .anySatisfy(
            each -> assertThat(each.finding().sentence()).endsWith("; the store calls it 'st'"));
  }

  @Test
  void linesAreThoseThatCompilersWrite() {
    List<String> lines =
        Desk.ofUsageWith("sorts: [createdAt]", "sorts: [created]").lint().stream()
            .map(LintFinding::toString)
            .toList();
    assertThat(lines)
        .containsExactly(
            "u.yaml:20:13: error: The collection 'orders' has no 'created' by its contract; did you"
                + " mean createdAt? [usage-path-unknown]");
  }

  @Test
  void everyCodeIsSaidOnce() {
    Map<String, LintRule> codes = new LinkedHashMap<>();
    for (LintRule rule : LintRule.values()) {
      assertThat(codes.put(rule.code(), rule)).isNull();
      assertThat(rule.page()).doesNotContain("|").doesNotEndWith(".");
    }
  }
}

package dev.lockstep.registry.check;

import dev.lockstep.formats.approval.ApprovalFile;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.approval.Approvals;
import dev.lockstep.registry.evidence.ObservedFile;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Versions;
import dev.lockstep.registry.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two versions of a contract and what is known beside, as the case of a rule tells them. */
record RuleCase(Map<String, String> texts) {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  static RuleCase of(YamlNode node) {
    Map<String, String> texts = new HashMap<>();
    for (YamlNode.Entry entry : ((Mapping) node).entries()) {
      texts.put(entry.name().text(), ((Scalar) entry.value()).text());
    }
    return new RuleCase(texts);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The level and the edge that are expected, such as {@code error, old reader/new data}. */
  String expected() {
    return text("expect").orElse("");
  }

  List<Finding> findings(String rule) {
    return checked(policy(), knowledge()).findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .toList();
  }

  private Change change(String operations) {
    String whole =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: a-change
        title: A change
        contract: shop.orders
        %s
        operations:
        %s
        """
            .formatted(
                text("rollout").map(plan -> "rollout: " + plan).orElse(""), operations.indent(2));
    return switch (ChangeFile.read("change", whole.getBytes(StandardCharsets.UTF_8))) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid -> throw new AssertionError(invalid.findings().toString());
    };
  }

  Checked checked(Policy policy, Knowledge knowledge) {
    Contract before = before();
    CollectionPromise changed = before.collections().getFirst();
    Checker plain = new Checker(policy);
    Checker checker =
        text("operations")
            .map(operations ->
                plain.along(
                    dev.lockstep.registry.evolve.Mapping.of(change(operations), changed), changed))
            .orElse(plain);
    return checker.examine(List.of(before), after(), knowledge);
  }

  Contract before() {
    return contract("before", "1.0.0");
  }

  Contract after() {
    return contract("after", text("afterVersion").orElse("2.0.0"));
  }

  private Policy policy() {
    return text("policy")
        .map(text -> value(PolicyFile.read("policy", text.getBytes(StandardCharsets.UTF_8))))
        .orElse(Policy.DEFAULTS);
  }

  private Contract contract(String name, String version) {
    String head = text(name + "Head").or(() -> text("head")).orElse("team: {name: checkout}");
    String others = text(name + "Others").or(() -> text("others")).orElse("").indent(2);
    return contract("orders", version, head, text(name).orElse("").indent(4) + others);
  }

  private static Contract contract(String id, String version, String head, String collections) {
    String whole =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop.%s
        version: %s
        status: active
        %s
        schema:
          - id: orders
            name: orders
            logicalType: object
        %s
        """
            .formatted(id, version, head, collections);
    return value(ContractFile.read(id, whole.getBytes(StandardCharsets.UTF_8)));
  }

  Knowledge knowledge() {
    List<Usage> usages = text("usage").map(this::usage).stream().toList();
    Map<String, Statistics> statistics =
        text("statistics")
            .map(text ->
                value(StatisticsFile.read("statistics", text.getBytes(StandardCharsets.UTF_8))))
            .orElse(Map.of());
    Map<String, Traffic> traffic =
        text("observed")
            .map(
                text -> value(ObservedFile.read("observed", text.getBytes(StandardCharsets.UTF_8))))
            .orElse(Map.of());
    List<Contract> others =
        text("copy").map(text -> contract("copy", "1.0.0", "tags: [x]", text.indent(4))).stream()
            .toList();
    Knowledge knowledge = new Knowledge(usages, statistics, TODAY).seeing(traffic).beside(others);
    Knowledge known =
        text("approval").map(this::approvals).map(knowledge::approved).orElse(knowledge);
    return text("deployed").map(each -> known.across(versions(each))).orElse(known);
  }

  /** One approval, of a change whose plan has the fingerprint that the case tells. */
  private Approvals approvals(String approval) {
    String whole = "apiVersion: lockstep/v1\nkind: Approval\nchange: a-change\n" + approval;
    return new Approvals(
        text("plan").orElseThrow(),
        List.of(value(ApprovalFile.read("approval", whole.getBytes(StandardCharsets.UTF_8)))));
  }

  /** Both versions of the case are at hand. */
  private Versions versions(String deployed) {
    return new Versions(
        List.of(before(), after()), Map.of("shop.orders", Set.of(Version.of(deployed))));
  }

  private Usage usage(String text) {
    String whole =
        """
        apiVersion: lockstep/v1
        kind: Usage
        service: billing
        version: 4.2.0
        team: payments
        contracts:
          - contract: shop.orders
        %s%s
        """
            .formatted(
                (text.contains("supports:") ? text : "supports: '*'\n" + text).indent(4),
                text("copies").orElse("").indent(2));
    return value(UsageFile.read("usage", whole.getBytes(StandardCharsets.UTF_8)));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located().value();
      case Outcome.Broken<T> broken -> throw new AssertionError(broken.findings().toString());
    };
  }
}

package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against the cases beside this class: one that fires, a near miss, one unknown. */
final class RuleCasesTest {
  static Stream<String> rules() {
    return Rules.all().stream().map(Rule::about).map(about -> about.id());
  }

  /** The case in which a rule finds something. */
  static RuleCase fires(String rule) {
    return RuleCase.of(node(rule, "fires").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleFiresAtItsLevelAndEdgeAndEveryErrorHasAWitness(String rule) {
    RuleCase fires = fires(rule);
    List<Finding> findings = fires.findings(rule);
    assertThat(words(findings)).contains(fires.expected());
    assertThat(findings)
        .filteredOn(finding -> finding.level() == Level.ERROR)
        .allSatisfy(finding -> assertThat(finding.witness()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aNearMissIsSilent(String rule) {
    RuleCase silent = RuleCase.of(node(rule, "silent").orElseThrow());
    assertThat(silent.findings(rule))
        .filteredOn(finding -> finding.level() != Level.INFO)
        .isEmpty();
  }

  /** Nothing is found where nothing changes and no evidence speaks against the contract. */
  @ParameterizedTest
  @MethodSource("rules")
  void whatStaysTheSameBreaksNothing(String rule) {
    RuleCase fires = fires(rule);
    List<Finding> found =
        new Checker(Policy.DEFAULTS)
            .check(fires.before(), fires.before(), Knowledge.none(RuleCase.TODAY));
    assertThat(found).isEmpty();
    assertThat(
            new Checker(Policy.DEFAULTS).check(fires.before(), fires.before(), fires.knowledge()))
        .filteredOn(finding -> !(Rules.of(finding.rule()).orElseThrow() instanceof Standing))
        .isEmpty();
  }

  /** A rule that the contracts alone decide says so instead. */
  @ParameterizedTest
  @MethodSource("rules")
  void whatNobodyCanTellIsUnknown(String rule) {
    Optional<YamlNode> unknown = node(rule, "unknown");
    if (unknown.isEmpty()) {
      assertThat(node(rule, "decided")).as("why %s is never unknown", rule).isPresent();
      return;
    }
    RuleCase subject = RuleCase.of(unknown.get());
    assertThat(words(subject.findings(rule))).anyMatch(words -> words.startsWith("unknown, "));
  }

  private static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.level().word() + ", " + finding.edge().words())
        .toList();
  }

  static Optional<YamlNode> node(String rule, String name) {
    return ((Mapping) YamlTree.read(text(rule)).orElseThrow())
        .entries().stream()
            .filter(entry -> entry.name().text().equals(name))
            .map(YamlNode.Entry::value)
            .findFirst();
  }

  private static String text(String rule) {
    try (InputStream in = RuleCasesTest.class.getResourceAsStream("cases/" + rule + ".yaml")) {
      assertThat(in).as("the cases of %s", rule).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

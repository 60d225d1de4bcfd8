package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What holds for all rules together, over generated contracts. */
final class RuleLawsTest {
  /** What a rule finds from old to new, its partner finds from new to old, on the other edge. */
  private static final Map<String, String> MIRRORS = mirrors();

  private static Map<String, String> mirrors() {
    Map<String, String> mirrors = new HashMap<>();
    List.of(
            "ARRAY_ELEMENT_TYPE_CHANGED",
            "CLUSTERING_ORDER_CHANGED",
            "COLLECTION_MOVED",
            "COLUMN_TYPE_ALTER_UNSUPPORTED",
            "CONSTRAINT_UNDECIDABLE",
            "DATE_REPRESENTATION_CHANGED",
            "DISCRIMINATOR_CHANGED",
            "EMBED_REFERENCE_SWITCHED",
            "FROZEN_CHANGED",
            "HASH_SLOT_TAG_CHANGED",
            "ID_REPRESENTATION_CHANGED",
            "KEY_TEMPLATE_CHANGED",
            "MAP_KEY_LANGUAGE_CHANGED",
            "PARTITION_KEY_CHANGED",
            "PATTERN_CHANGED",
            "PRIMARY_KEY_ALTER_UNSUPPORTED",
            "PRIMARY_KEY_CHANGED",
            "SEMANTICS_CHANGED",
            "SHARD_KEY_CHANGED",
            "STATIC_KIND_CHANGED",
            "TYPE_CHANGED",
            "TYPE_PRECISION_LOSS",
            "TYPE_UNKNOWN",
            "VALUE_ENCODING_CHANGED",
            "VALUE_KIND_CHANGED")
        .forEach(rule -> mirrors.put(rule, rule));
    Map.of(
            "ENUM_VALUE_ADDED", "ENUM_VALUE_REMOVED",
            "FIELD_NULL_ALLOWED", "FIELD_NULL_FORBIDDEN",
            "FIELD_REQUIRED_RELAXED", "FIELD_REQUIRED_TIGHTENED",
            "TYPE_SCALAR_TO_ARRAY", "TYPE_ARRAY_TO_SCALAR",
            "TYPE_WIDENED", "TYPE_NARROWED",
            "UNION_MEMBER_ADDED", "UNION_MEMBER_REMOVED",
            "UNIQUE_REMOVED", "UNIQUE_ADDED")
        .forEach((one, other) -> {
          mirrors.put(one, other);
          mirrors.put(other, one);
        });
    return mirrors;
  }

  @SeededTest(cases = 200)
  void nothingIsFoundWhereNothingChanges(SplittableRandom random) {
    Contract contract = new AnyContract(random).first();
    assertThat(check(contract, contract)).isEmpty();
  }

  @SeededTest(cases = 200)
  void everyErrorIsShownAndEveryRuleIsListed(SplittableRandom random) {
    AnyContract any = new AnyContract(random);
    assertThat(check(any.first(), any.next()))
        .allSatisfy(finding -> assertThat(Rules.of(finding.rule())).isPresent())
        .filteredOn(finding -> finding.level() == Level.ERROR)
        .allSatisfy(finding -> assertThat(finding.witness()).as(finding.rule()).isPresent());
  }

  @SeededTest(cases = 200)
  void theWayBackIsTheMirrorOfTheWayThere(SplittableRandom random) {
    AnyContract any = new AnyContract(random);
    Contract before = any.first();
    Contract after = any.next();
    assertThat(mirrored(check(before, after))).isEqualTo(plain(check(after, before)));
  }

  @SeededTest(cases = 50)
  void aTypeThatNobodyKnowsIsNeverHarmless(SplittableRandom random) {
    AnyContract any = new AnyContract(random);
    Contract before = any.first();
    Contract after = any.withUnknownType();
    assertThat(check(before, after))
        .filteredOn(finding ->
            finding.path().filter(path -> path.toString().equals(AnyContract.ALWAYS)).isPresent())
        .extracting(Finding::level)
        .containsAnyOf(Level.UNKNOWN, Level.ERROR);
  }

  private static List<Finding> check(Contract before, Contract after) {
    return new Checker(Policy.DEFAULTS).check(before, after, Knowledge.none(RuleCase.TODAY));
  }

  private static Set<String> plain(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.level() != Level.INFO)
        .filter(finding -> MIRRORS.containsKey(finding.rule()))
        .map(finding -> words(finding, finding.rule(), finding.edge()))
        .collect(Collectors.toSet());
  }

  private static Set<String> mirrored(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.level() != Level.INFO)
        .filter(finding -> MIRRORS.containsKey(finding.rule()))
        .map(finding ->
            words(finding, MIRRORS.getOrDefault(finding.rule(), ""), other(finding.edge())))
        .collect(Collectors.toSet());
  }

  private static Edge other(Edge edge) {
    return switch (edge) {
      case NEW_READER_OLD_DATA -> Edge.OLD_READER_NEW_DATA;
      case OLD_READER_NEW_DATA -> Edge.NEW_READER_OLD_DATA;
      case OLD_WRITER_NEW_VALIDATOR, OLD_WRITER_NEW_DOCUMENT -> edge;
    };
  }

  private static String words(Finding finding, String rule, Edge edge) {
    return "%s %s %s %s"
        .formatted(
            rule, edge.words(), finding.level().word(), finding.path().map(Object::toString));
  }
}

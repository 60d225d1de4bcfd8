package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it changes that all traffic was seen, and nobody touches the place. */
final class RuleEvidenceTest {
  private static final String ELSEWHERE =
      """
      reads: [elsewhere]
      evidence:
        - {grade: observed, at: "2026-11-01T00:00:00Z", coverage: 0.99}
      """;

  private static List<Finding> unused(String rule) {
    RuleCase fires = RuleCase.of(RuleCasesTest.node(rule, "fires").orElseThrow());
    Map<String, String> texts = new HashMap<>(fires.texts());
    texts.put("usage", ELSEWHERE);
    return new RuleCase(texts).findings(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLUSTERING_ORDER_CHANGED",
        "COLUMN_DROPPED",
        "COLUMN_READDED_INCOMPATIBLE",
        "FIELD_REMOVED",
        "KEY_TEMPLATE_OVERLAP",
        "PARTITION_KEY_CHANGED",
        "PRIMARY_KEY_CHANGED",
        "SHARD_KEY_CHANGED",
        "TYPE_ARRAY_TO_SCALAR",
        "TYPE_PRECISION_LOSS"
      })
  void whatIsLostForEverStaysAnError(String rule) {
    assertThat(unused(rule)).extracting(Finding::level).contains(Level.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COLUMN_RENAME_UNSUPPORTED",
        "COLUMN_TYPE_ALTER_UNSUPPORTED",
        "COUNTER_MIXED",
        "DEPENDENT_VIEW_OR_INDEX",
        "FROZEN_CHANGED",
        "PRIMARY_KEY_ALTER_UNSUPPORTED",
        "STATIC_KIND_CHANGED",
        "UDT_FIELD_CHANGED"
      })
  void whatTheEngineRefusesStaysAnError(String rule) {
    assertThat(unused(rule)).extracting(Finding::level).containsOnly(Level.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARRAY_ELEMENT_TYPE_CHANGED",
        "DATE_REPRESENTATION_CHANGED",
        "EMBED_REFERENCE_SWITCHED",
        "HASH_FIELD_REMOVED",
        "ID_REPRESENTATION_CHANGED",
        "TYPE_CHANGED"
      })
  void whatOldReadersDoNotReadBreaksNoneOfThem(String rule) {
    assertThat(unused(rule))
        .filteredOn(finding -> finding.edge().words().equals("old reader/new data"))
        .extracting(Finding::level)
        .allMatch(level -> level == Level.INFO);
  }
}

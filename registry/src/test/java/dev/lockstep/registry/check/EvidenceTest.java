package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was counted and declared decides only what it speaks of. */
final class EvidenceTest {
  private static final String ZIP =
      """
      properties:
        - {id: oid, name: _id, logicalType: string, physicalType: objectId, primaryKey: true}
        - id: z
          name: zip
          logicalType: string
          logicalTypeOptions: {minLength: %d, maxLength: %d}
      """;

  @Test
  void theLongestTextSaysNothingOfTheShortest() {
    RuleCase both =
        new RuleCase(
            Map.of(
                "before", ZIP.formatted(0, 10),
                "after", ZIP.formatted(3, 5),
                "statistics",
                    "orders: {documents: 9, full: true, paths: {zip: {present: 9, longest: 5}}}"));
    assertThat(both.findings("LENGTH_TIGHTENED"))
        .extracting(Finding::level)
        .containsExactly(Level.ERROR);
  }

  @Test
  void aServiceThatOnlyTakesLaterVersionsIsNoReaderOfThisOne() {
    RuleCase step =
        new RuleCase(
            Map.of(
                "before", ZIP.formatted(0, 10),
                "after", ZIP.formatted(0, 10).replace("name: zip", "name: postcode"),
                "usage", "supports: '>=2'\nreads: [zip]"));
    assertThat(step.findings("FIELD_RENAMED"))
        .allSatisfy(finding -> assertThat(finding.consumers()).isEmpty());
    assertThat(step.findings("CONSUMER_PIN_VIOLATED")).isEmpty();
  }

  @Test
  void aServiceThatStaysBehindIsNamed() {
    RuleCase step =
        new RuleCase(
            Map.of(
                "before", ZIP.formatted(0, 10),
                "after", ZIP.formatted(0, 10).replace("name: zip", "name: postcode"),
                "usage", "supports: '>=1 <2'\nreads: [zip]"));
    assertThat(step.findings("FIELD_RENAMED"))
        .anySatisfy(finding -> assertThat(finding.consumers()).hasSize(1));
    assertThat(step.findings("CONSUMER_PIN_VIOLATED")).hasSize(1);
  }
}

package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was seen of the traffic counts as much as what usages declare. */
final class ObservedTest {
  private static final String ZIP =
      """
      properties:
        - {id: oid, name: _id, logicalType: string, physicalType: objectId, primaryKey: true}
        - {id: z, name: %s, logicalType: string}
      """;

  private static final String DECLARED =
      """
      reads: [_id]
      evidence:
        - {grade: declared, at: "2026-11-01T00:00:00Z"}
      """;

  private static RuleCase renamed(String usage, String coverage, String from, String... services) {
    Map<String, String> texts = new HashMap<>();
    texts.put("before", ZIP.formatted("zip"));
    texts.put("after", ZIP.formatted("postcode"));
    texts.put("usage", usage);
    texts.put(
        "observed",
        "orders: {from: '%s', to: '2026-11-20T00:00:00Z', coverage: %s, services: [%s]}"
            .formatted(from, coverage, String.join(", ", services)));
    return new RuleCase(texts);
  }

  private static final String LONG = "2026-11-01T00:00:00Z";
  private static final String SHORT = "2026-11-19T00:00:00Z";

  private static String reading(String service, String version, String path) {
    return "{service: %s, version: %s, paths: [{path: %s, access: reads, count: 3}]}"
        .formatted(service, version, path);
  }

  private static List<Level> levels(RuleCase each) {
    return each.findings("FIELD_RENAMED").stream()
        .filter(finding -> finding.edge().words().startsWith("old reader"))
        .map(Finding::level)
        .toList();
  }

  @Test
  void aServiceThatWasSeenIsTouchedLikeOneThatDeclares() {
    RuleCase step = renamed(DECLARED, "0.99", LONG, reading("reports", "0.3.0", "zip"));
    assertThat(levels(step)).containsExactly(Level.ERROR);
    assertThat(step.findings("FIELD_RENAMED").stream().flatMap(each -> each.consumers().stream()))
        .extracting(each -> each.service(), each -> each.version())
        .contains(tuple("reports", "0.3.0"));
  }

  @Test
  void whatAServiceWasSeenToReadItReadsWhateverItDeclares() {
    RuleCase step = renamed(DECLARED, "0.99", LONG, reading("billing", "4.2.0", "zip"));
    assertThat(levels(step)).containsExactly(Level.ERROR);
  }

  @Test
  void anErrorIsForInformationWhereAllTrafficWasSeenAndNoneTouchesThePlace() {
    RuleCase step = renamed(DECLARED, "0.99", LONG, reading("billing", "4.2.0", "_id"));
    assertThat(levels(step)).containsExactly(Level.INFO);
    assertThat(step.findings("CONSUMER_UNDECLARED")).isEmpty();
  }

  @Test
  void aShortLookOrAThinOneSaysNothingOfWhatWasNotSeen() {
    RuleCase brief = renamed(DECLARED, "0.99", SHORT, reading("billing", "4.2.0", "_id"));
    RuleCase thin = renamed(DECLARED, "0.5", LONG, reading("billing", "4.2.0", "_id"));
    for (RuleCase step : List.of(brief, thin)) {
      assertThat(levels(step)).containsExactly(Level.WARNING);
      assertThat(step.findings("CONSUMER_UNDECLARED"))
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.UNKNOWN);
            assertThat(finding.message()).contains("zip", "the policy asks for 0.95 of 7 days");
          });
    }
  }

  @Test
  void aServiceSeenToReplaceDocumentsErasesNewFields() {
    Map<String, String> texts = new HashMap<>();
    texts.put("before", ZIP.formatted("zip"));
    texts.put("after", ZIP.formatted("zip") + "  - {name: new, logicalType: string}\n");
    texts.put("usage", "writes: [zip]\nwriteMode: patch\n");
    texts.put(
        "observed",
        "orders: {from: '%s', to: '2026-11-20T00:00:00Z', coverage: 1, services:".formatted(LONG)
            + " [{service: billing, writes: {replace: 1}}]}");
    assertThat(new RuleCase(texts).findings("WRITER_REPLACES_DOCUMENT"))
        .extracting(Finding::level)
        .containsExactly(Level.ERROR);
  }

  @Test
  void aServiceThatWritesAndSaysNotWhatMayWriteWhatIsGone() {
    Map<String, String> texts = new HashMap<>();
    texts.put("before", ZIP.formatted("zip"));
    texts.put("after", "properties:\n" + ZIP.lines().toList().get(1) + "\n");
    texts.put("usage", "writeMode: patch\n");
    assertThat(new RuleCase(texts).findings("WRITER_RESURRECTS_FIELD"))
        .extracting(Finding::level)
        .containsExactly(Level.UNKNOWN);
  }
}

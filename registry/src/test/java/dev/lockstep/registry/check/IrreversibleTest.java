package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.check.Policy.Suppression;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Traffic.Caller;
import dev.lockstep.registry.evidence.Traffic.Sighting;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be taken back stays an error, whatever a policy or a file of evidence says. */
final class IrreversibleTest {
  private static final Terms LAX =
      new Terms(Grade.DECLARED, 36_500, BigDecimal.ZERO, 0, 0, BigDecimal.ONE);

  /** Every way to make a rule matter less without a name, a reason and a day. */
  private static Stream<Policy> policies(String rule) {
    Set<String> others = new HashSet<>(Rules.ids());
    others.remove(rule);
    RuleChoice all = RuleChoice.ALL;
    return Stream.of(
            new RuleChoice(others, Set.of(), List.of(), Map.of(), Map.of()),
            new RuleChoice(Set.of(), Set.of(rule), List.of(), Map.of(), Map.of()),
            new RuleChoice(Set.of(), Set.of(), List.of("shop.orders"), Map.of(), Map.of()),
            new RuleChoice(
                Set.of(), Set.of(), List.of(), Map.of(rule, List.of("shop.orders")), Map.of()),
            new RuleChoice(Set.of(), Set.of(), List.of(), Map.of(), Map.of(rule, Level.INFO)),
            all)
        .map(choice -> Policy.DEFAULTS.with(choice).with(LAX));
  }

  /** All traffic was seen, and nobody does anything with the collection but read its key. */
  private static final Map<String, Traffic> QUIET =
      Map.of(
          "orders",
          new Traffic(
              Instant.parse("2026-11-01T00:00:00Z"),
              Instant.parse("2026-11-20T00:00:00Z"),
              BigDecimal.ONE,
              List.of(
                  new Caller(
                      "quiet",
                      Optional.of(Version.of("1.0.0")),
                      Map.of(),
                      List.of(
                          new Sighting(
                              Path.parse("_id"),
                              Access.READ,
                              1,
                              Optional.empty(),
                              Optional.empty()))))));

  /** Nobody found anything anywhere. */
  private static Map<String, Statistics> nothing(Extent extent) {
    return Map.of("orders", new Statistics(1_000, extent == Extent.ALL, Map.of()));
  }

  private enum Extent {
    SAMPLE,
    ALL
  }

  static Stream<String> rules() {
    return RuleCasesTest.rules();
  }

  private static Set<String> errors(Checked checked, String rule) {
    return checked.findings().stream()
        .filter(finding -> finding.rule().equals(rule) && finding.suppressed().isEmpty())
        .filter(finding -> finding.level() == Level.ERROR)
        .map(Finding::fingerprint)
        .collect(Collectors.toSet());
  }

  /** The errors of a case that stay where services say that they are not touched. */
  private static Set<String> irreversible(RuleCase fires, String rule) {
    return irreversible(fires, fires.knowledge(), rule);
  }

  private static Set<String> irreversible(RuleCase fires, Knowledge knowledge, String rule) {
    Policy silent =
        Policy.DEFAULTS.with(new RuleChoice(Set.of(), Set.of(rule), List.of(), Map.of(), Map.of()));
    return errors(fires.checked(silent, knowledge), rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noPolicyAndNoTrafficMakesItMatterLess(String rule) {
    RuleCase fires = RuleCasesTest.fires(rule);
    Set<String> irreversible = irreversible(fires, rule);
    policies(rule)
        .forEach(policy -> {
          assertThat(errors(fires.checked(policy, fires.knowledge()), rule))
              .containsAll(irreversible);
          assertThat(errors(fires.checked(policy, fires.knowledge().seeing(QUIET)), rule))
              .containsAll(irreversible);
        });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aSampleDoesNotMakeItMatterLess(String rule) {
    RuleCase fires = RuleCasesTest.fires(rule);
    Knowledge sampled = counted(fires, Extent.SAMPLE);
    assertThat(errors(fires.checked(Policy.DEFAULTS, sampled), rule))
        .containsAll(irreversible(fires, rule));
  }

  private static Knowledge counted(RuleCase fires, Extent extent) {
    Knowledge known = fires.knowledge();
    Statistics nothing = nothing(extent).get("orders");
    Statistics told = known.statistics().getOrDefault("orders", Statistics.NONE);
    Statistics both =
        new Statistics(
            nothing.documents(),
            nothing.full(),
            nothing.paths(),
            told.sizes(),
            told.engine(),
            told.validator());
    Knowledge counted = new Knowledge(known.usages(), Map.of("orders", both), known.today());
    return counted.seeing(QUIET).beside(known.contracts());
  }

  /** Where a count of all documents says that nothing is stored, nothing can be lost. */
  @Test
  void onlyACountOfAllDocumentsSaysThatNothingCanBeLost() {
    Knowledge unknown = Knowledge.none(RuleCase.TODAY);
    Knowledge empty = new Knowledge(List.of(), nothing(Extent.ALL), RuleCase.TODAY).seeing(QUIET);
    List<String> lowered =
        Rules.ids().stream()
            .filter(rule -> {
              RuleCase fires = RuleCasesTest.fires(rule);
              return !errors(fires.checked(Policy.DEFAULTS, empty), rule)
                  .containsAll(irreversible(fires, unknown, rule));
            })
            .toList();
    assertThat(lowered)
        .containsExactlyInAnyOrder("FIELD_NAME_REUSED", "FIELD_REMOVED", "COLUMN_DROPPED");
  }

  @Test
  void whatIsLostForEverIsKnownToBeIrreversible() {
    List<String> found = new ArrayList<>();
    Rules.ids().stream()
        .filter(rule -> !irreversible(RuleCasesTest.fires(rule), rule).isEmpty())
        .forEach(found::add);
    assertThat(found)
        .contains(
            "ENCRYPTION_MODE_CHANGED",
            "FIELD_NAME_REUSED",
            "FIELD_REMOVED",
            "PRIMARY_KEY_CHANGED",
            "PARTITION_KEY_CHANGED",
            "SHARD_KEY_CHANGED",
            "CLUSTERING_ORDER_CHANGED",
            "SENSITIVE_IN_KEY_OR_INDEX",
            "SENSITIVITY_LOWERED",
            "TYPE_ARRAY_TO_SCALAR",
            "UPSERT_KEY_CHANGED",
            "WRITER_REPLACES_DOCUMENT");
  }

  @Test
  void aWrittenSuppressionIsTheOnlyWay() {
    RuleCase fires = RuleCasesTest.fires("SENSITIVITY_LOWERED");
    Suppression accepted =
        new Suppression(
            "SENSITIVITY_LOWERED",
            Optional.empty(),
            Optional.empty(),
            "ana@shop.example",
            "the value is published anyway",
            RuleCase.TODAY);
    Policy policy =
        new Policy(
            RuleChoice.ALL,
            Terms.DEFAULTS,
            List.of(accepted),
            Optional.empty(),
            Optional.empty(),
            Policy.DEFAULTS.lint(),
            Policy.DEFAULTS.windows(),
            List.of());
    assertThat(errors(fires.checked(policy, fires.knowledge()), "SENSITIVITY_LOWERED")).isEmpty();
    assertThat(fires.checked(policy, fires.knowledge()).findings())
        .anyMatch(finding -> finding.suppressed().isPresent());
  }

  @Test
  void whatAPolicySilencesIsCounted() {
    RuleCase fires = RuleCasesTest.fires("ENUM_VALUE_REMOVED");
    Map<String, Level> lower = new HashMap<>(Map.of("ENUM_VALUE_REMOVED", Level.WARNING));
    RuleChoice choice = new RuleChoice(Set.of(), Set.of(), List.of(), Map.of(), lower);
    Checked checked = fires.checked(Policy.DEFAULTS.with(choice), fires.knowledge());
    assertThat(errors(checked, "ENUM_VALUE_REMOVED")).isEmpty();
    assertThat(checked.silenced())
        .extracting(each -> each.how().word(), each -> each.finding().rule())
        .contains(tuple("severity", "ENUM_VALUE_REMOVED"));
  }
}

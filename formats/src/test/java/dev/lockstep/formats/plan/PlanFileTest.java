package dev.lockstep.formats.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ExampleFiles;
import dev.lockstep.formats.contract.PublishedSchema;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Conduct.OnFail;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.Measure.Threshold;
import dev.lockstep.rollout.plan.OnBlind;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanFileTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "plans");
  private static final String SCHEMA =
      PublishedSchema.published("/dev/lockstep/formats/plan/plan.schema.json");

  private static final String MISTAKEN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: bad
      gates:
        work:
          checks:
            - {kind: ratios, sli: errors, margin: 2}
            - {kind: ratio, sli: errors, margin: 1}
            - {kind: quantile, sli: latency, margin: 2}
            - {kind: mismatch, sli: mismatches, max: 2, confidence: 0.99}
            - {kind: outside, name: sign-off, source: someone}
            - {kind: guard, name: lag, source: {promql: up, webhook: "http://h/"}, max: 3}
          pass: {dwel: 5m, coverage: 95}
          onFail: {soft: rollback}
        idle:
          checks: []
      stages:
        - {stage: expanded, gate: wrok}
        - {stage: backfill, gate: work, percent: 5}
        - {stage: ramp, gate: work}
        - {stage: ramp, percent: 0, gate: work, approvals: -1}
        - {stage: retiring, gate: work, approvals: 1}
      windows:
        - {days: [mon], from: "22:00", until: "6:00", timeZone: Berlin}
      """;

  private static Outcome<RolloutPlan> outcome(String text) {
    return PlanFile.read("p", text.getBytes(StandardCharsets.UTF_8));
  }

  private static RolloutPlan plan(String text) {
    return ExampleFiles.whole(outcome(text)).value();
  }

  private static String example(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard.plan.yaml", "careful.plan.yaml"})
  void theExamplesAreTakenByReaderAndSchema(String name) throws IOException {
    assertThat(ExampleFiles.lines(outcome(example(name)))).isEmpty();
    assertThat(PublishedSchema.errors(SCHEMA, example(name))).isEmpty();
  }

  @Test
  void theStandardPlanThatIsBuiltInIsTheOneOfTheExamples() throws IOException {
    assertThat(PlanFile.standard().content().bytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(example("standard.plan.yaml"));
    assertThat(PlanFile.standard().value().plan().name()).isEqualTo(PlanFile.STANDARD);
  }

  @Test
  void aPlanSaysWhatItsFileSays() throws IOException {
    RolloutPlan careful = plan(example("careful.plan.yaml"));
    assertThat(careful.plan().stages()).hasSize(14);
    PlannedStage half = careful.plan().stages().get(9);
    assertThat(half).hasToString("ramp 50.0 %");
    assertThat(half.gate().rules().dwell()).isEqualTo(Duration.ofHours(4));
    assertThat(half.gate().rules().coverage()).isEqualTo(0.99);
    assertThat(half.gate().required())
        .contains(new Check.Ratio("errors", 1.5), new Check.Budget("error-budget", 0.01));
    assertThat(half.gate().advisory()).containsExactly(new Check.Outside("shop-answers"));
    assertThat(half.conduct().approvals()).isEqualTo(1);
    assertThat(half.conduct().waitMax()).isEqualTo(Duration.ofDays(1));
    assertThat(half.conduct().onBlind()).isEqualTo(OnBlind.STEP_BACK);
    assertThat(careful.plan().stages().getFirst().conduct().onFail())
        .isEqualTo(new OnFail(Action.FREEZE, Action.FREEZE));
    assertThat(careful.measures())
        .containsEntry("error-budget", new Measure.Indicator("errors", Optional.empty()))
        .containsEntry(
            "latency", new Measure.Indicator("latency", Optional.of(new Threshold.OldPath(0.99))))
        .containsEntry("work", new Measure.Work())
        .containsEntry(
            "regression-suite", new Measure.PostedTests("regression", Duration.ofHours(12)));
    assertThat(careful.plan().isOpen(Instant.parse("2026-11-23T08:30:00Z"))).isTrue();
    assertThat(careful.plan().isOpen(Instant.parse("2026-11-23T07:30:00Z"))).isFalse();
    assertThat(careful.plan().isOpen(Instant.parse("2026-11-27T08:30:00Z"))).isFalse();
  }

  @Test
  void aStageStandsWhereItIsWritten() {
    PlannedStage backfill = PlanFile.standard().value().plan().stages().get(2);
    assertThat(backfill.stage()).isEqualTo(Stage.BACKFILL);
    var located = PlanFile.standard();
    assertThat(located.mark(located.value().plan().stages().getFirst()).line()).isEqualTo(34);
  }

  @Test
  void everyMistakeIsReportedAtItsPlace() {
    assertThat(ExampleFiles.lines(outcome(MISTAKEN)))
        .containsExactly(
            "p:7:16: Cannot take this value: 'ratios' is none of ratio, quantile, paired, mismatch,"
                + " invariant, budget, guard, outside; did you mean ratio? [bad-value]",
            "p:8:44: Cannot take this value: a number above 1.0 is expected [bad-value]",
            "p:9:9: Cannot read the check: 'threshold' is missing [missing-argument]",
            "p:10:48: Cannot take this value: a number between 0 and 1 is expected [bad-value]",
            "p:11:49: Cannot take this value: 'someone' is none of person, runner [bad-value]",
            "p:12:42: Cannot take this value: a source is one of promql, webhook and tests"
                + " [bad-value]",
            "p:13:12: Cannot read 'pass': it has no 'dwel'; did you mean dwell? [unknown-argument]",
            "p:13:32: Cannot take this value: a share from 0 to 1 is expected [bad-value]",
            "p:14:20: Cannot take this value: 'rollback' is none of freeze, soft-rollback,"
                + " hard-rollback [bad-value]",
            "p:15:3: Cannot use the plan: no stage has the gate 'idle' [bad-plan]",
            "p:16:13: Cannot use the gate: it has no check [bad-plan]",
            "p:18:29: Cannot take this value: 'wrok' is none of the gates above; did you mean work?"
                + " [bad-value]",
            "p:19:5: Cannot plan backfill after expanded: dual-write follows [bad-plan]",
            "p:19:5: Cannot plan backfill: only 'stage: ramp' moves a part of the reads [bad-plan]",
            "p:20:5: Cannot plan a ramp step: it says one of 'percent', 'cohort' and 'region'"
                + " [bad-plan]",
            "p:20:5: Cannot plan ramp after backfill: verified follows [bad-plan]",
            "p:21:28: Cannot take this value: a percentage above 0 and up to 100 is expected"
                + " [bad-value]",
            "p:21:54: Cannot take this value: a whole number that is not negative is expected"
                + " [bad-value]",
            "p:22:5: Cannot plan retiring after ramp: new-primary follows [bad-plan]",
            "p:22:5: Cannot plan retiring: two persons must agree before the old shape is given up;"
                + " write 'approvals: 2' [bad-plan]",
            "p:24:13: Cannot take this value: 'mon' is none of monday, tuesday, wednesday,"
                + " thursday, friday, saturday, sunday; did you mean monday? [bad-value]",
            "p:24:41: Cannot take this value: '6:00' is no time such as 08:30 [bad-value]",
            "p:24:59: Cannot take this value: 'Berlin' is no time zone such as Europe/Berlin"
                + " [bad-value]");
  }

  @Test
  void rampStepsGrowAndCheckNamesMeanOneThing() {
    assertThat(
            ExampleFiles.lines(
                outcome(
                    """
                    apiVersion: lockstep/v1
                    kind: RolloutPlan
                    name: bad
                    gates:
                      one: {checks: [{kind: ratio, sli: e, margin: 2}, {kind: invariant, sli: e}]}
                      two: {checks: [{kind: ratio, name: e, sli: other, margin: 2}]}
                    stages:
                      - {stage: expanded, gate: one}
                      - {stage: dual-write, gate: one}
                      - {stage: backfill, gate: one}
                      - {stage: verified, gate: one}
                      - {stage: shadow-read, gate: two}
                      - {stage: ramp, percent: 50, gate: two}
                      - {stage: ramp, percent: 5, gate: two}
                    """)))
        .containsExactly(
            "p:5:52: Cannot use the gate: it has two checks 'e'; give one of them another 'name'"
                + " [bad-plan]",
            "p:6:18: Cannot check 'e' in two ways: line 5 takes its figures from elsewhere; give"
                + " one of them another 'name' [bad-plan]",
            "p:14:5: Cannot plan a ramp step of 5.0 % after one of 50.0 %: each is larger"
                + " [bad-plan]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {kind: ratio, sli: errors, margin: 1.25}",
        "false | {kind: ratio, sli: errors, margin: 1.25, max: 3}",
        "false | {kind: ratio, sli: errors, margin: 1.25, compare: old/new}",
        "false | {kind: ratio, margin: 1.25}",
        "false | {kind: ratio, sli: 'a b', margin: 1.25}",
        "true  | {kind: quantile, sli: latency, threshold: 250ms, margin: 2}",
        "true  | {kind: quantile, sli: latency, threshold: old.p99.9, margin: 2}",
        "false | {kind: quantile, sli: latency, threshold: old.p00, margin: 2}",
        "false | {kind: quantile, sli: latency, threshold: fast, margin: 2}",
        "true  | {kind: paired, sli: latency, margin: 1.1}",
        "false | {kind: paired, sli: latency, margin: 0.9}",
        "true  | {kind: mismatch, sli: mismatches, max: 1e-5, confidence: 0.99}",
        "false | {kind: mismatch, sli: mismatches, max: 1e-5}",
        "true  | {kind: invariant, sli: lost-writes, name: loss}",
        "false | {kind: invariant, sli: lost-writes, max: 1}",
        "false | {kind: budget, sli: errors, allowed: 0}",
        "true  | {kind: guard, sli: lag, max: 10}",
        "false | {kind: guard, sli: lag, source: {promql: x}, max: 10}",
        "false | {kind: guard, source: {promql: x}, max: 10}",
        "true  | {kind: outside, name: a, source: {tests: suite}}",
        "false | {kind: outside, name: a, source: {webhook: 'file:///etc/passwd'}}",
        "false | {kind: outside, name: a, source: {webhook: 'https://u:p@h/'}}",
        "false | {kind: outside, source: person}",
        "false | {kind: magic}",
      })
  void theReaderAndTheSchemaAgreeOnChecks(boolean valid, String check) {
    agree(valid, "{checks: [%s]}".formatted(check), "gate: g", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | window: 30s, alpha: 0.05, onBlind: hold",
        "false | window: 30 seconds",
        "false | alpha: 1",
        "false | onBlind: stop",
        "true  | pass: {dwell: PT15M, coverage: 1, maxWait: 6h}",
        "false | pass: {coverage: 1.5}",
        "true  | onFail: {soft: freeze, hard: soft-rollback}",
        "false | onFail: {soft: fence}",
      })
  void theReaderAndTheSchemaAgreeOnGates(boolean valid, String rest) {
    String checks = "checks: [{kind: invariant, sli: lost-writes}]";
    agree(valid, "{%s, %s}".formatted(checks, rest), "gate: g", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | dwell: 1h, maxWait: 2d, approvals: 2, onBlind: roll-back |",
        "false | percent: 5 |",
        "false | approvals: two |",
        "true  | | windows: [{from: '08:00', until: '16:30'}]",
        "false | | windows: [{from: '8:00', until: '16:30'}]",
        "false | | windows: [{from: '08:00'}]",
        "false | | windows: [{days: [], from: '08:00', until: '16:30'}]",
        "false | | window: []",
      })
  void theReaderAndTheSchemaAgreeOnStagesAndWindows(boolean valid, String own, String rest) {
    String stage = "gate: g" + (own == null ? "" : ", " + own);
    agree(valid, "{checks: [{kind: invariant, sli: x}]}", stage, rest == null ? "" : rest);
  }

  private static void agree(boolean valid, String gate, String stage, String rest) {
    String text =
        """
        apiVersion: lockstep/v1
        kind: RolloutPlan
        name: n
        gates: {g: %s}
        stages: [{stage: expanded, %s}]
        %s
        """
            .formatted(gate, stage, rest);
    assertThat(PublishedSchema.errors(SCHEMA, text).isEmpty()).as("schema").isEqualTo(valid);
    assertThat(ExampleFiles.findings(outcome(text)).isEmpty()).as("reader").isEqualTo(valid);
  }
}

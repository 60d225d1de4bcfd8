package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.approval.Approval;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.approval.Approvals;
import dev.lockstep.registry.approval.Fingerprints;
import dev.lockstep.registry.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An approval is of what a change says and of what is known of it, not of how that is written. */
final class ApprovalsTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "contracts", "orders.odcs.yaml");
  private static final String CHANGE =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: postcode
      title: One postcode
      contract: shop.orders
      operations:
        - rename: {from: zip, to: postcode}
      """;

  private static Located<Contract> contract(String text) {
    return switch (ContractFile.read("c", text.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<Contract> whole -> whole.located();
      case Outcome.Broken<Contract> broken ->
          throw new AssertionError(broken.findings().toString());
    };
  }

  private static Change change(String text) {
    return switch (ChangeFile.read("f", text.getBytes(StandardCharsets.UTF_8))) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid -> throw new AssertionError(invalid.findings().toString());
    };
  }

  private static String plan(String change, String before, String after) {
    return Fingerprints.plan(change(change), contract(before), contract(after));
  }

  @Test
  void thePlanIsTheSameHoweverItIsWritten() throws IOException {
    String text = Files.readString(EXAMPLE);
    String plan = plan(CHANGE, text, text);
    String otherwise =
        "# a remark\n" + text.replace("kind: DataContract\n", "") + "\nkind: \"DataContract\"\n";
    String quoted = CHANGE.replace("{from: zip, to: postcode}", "{to: postcode, from: 'zip'}");
    assertThat(otherwise).contains("version: ").isNotEqualTo(text);
    assertThat(plan(CHANGE, otherwise, text)).isEqualTo(plan).hasSize(32);
    assertThat(plan(quoted, text, otherwise)).isEqualTo(plan);
  }

  @Test
  void thePlanIsAnotherOneWhereAnythingIsSaidOtherwise() throws IOException {
    String text = Files.readString(EXAMPLE);
    String plan = plan(CHANGE, text, text);
    String other = text.replace("version: 2.3.0", "version: 2.4.0");
    assertThat(other).isNotEqualTo(text);
    assertThat(
            List.of(
                plan(CHANGE.replace("to: postcode", "to: code"), text, text),
                plan(CHANGE.replace("One postcode", "Postcodes"), text, text),
                plan(CHANGE, other, text),
                plan(CHANGE, text, other)))
        .doesNotContain(plan)
        .doesNotHaveDuplicates();
  }

  @Test
  void theEvidenceIsAnotherOneWhereTheCheckFindsOtherThings() {
    RuleCase fires = RuleCasesTest.fires("FIELD_RENAMED");
    String evidence = fires.checked(Policy.DEFAULTS, fires.knowledge()).evidence();
    assertThat(fires.checked(Policy.DEFAULTS, fires.knowledge()).evidence()).isEqualTo(evidence);
    assertThat(fires.checked(Policy.DEFAULTS, Knowledge.none(RuleCase.TODAY)).evidence())
        .isNotEqualTo(
            RuleCasesTest.fires("TYPE_CHANGED")
                .checked(Policy.DEFAULTS, Knowledge.none(RuleCase.TODAY))
                .evidence());
  }

  @Test
  void everyReasonIsSaidAndEveryApprovalIsNamed() {
    RuleCase fires = RuleCasesTest.fires("APPROVAL_STALE");
    Knowledge known = fires.knowledge();
    String plan = known.approvals().plan();
    String evidence = fires.checked(Policy.DEFAULTS, known).evidence();
    Approval good = approval("good", plan, evidence, RuleCase.TODAY);
    Approval expired = approval("late", plan, evidence, RuleCase.TODAY.minusDays(1));
    Approval other = approval("other", plan, "0".repeat(32), RuleCase.TODAY);
    assertThat(stale(fires, known.approved(new Approvals(plan, List.of(good))))).isEmpty();
    assertThat(stale(fires, known.approved(new Approvals(plan, List.of(good, expired, other)))))
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo(
            "the approval by late of payments does not hold: it held until 2026-11-20; the approval"
                + " by other of payments does not hold: the check found other things");
  }

  /** What is found of approvals is no evidence: else none would ever hold. */
  @Test
  void aStaleApprovalDoesNotChangeTheEvidence() {
    RuleCase fires = RuleCasesTest.fires("APPROVAL_STALE");
    Knowledge known = fires.knowledge();
    assertThat(fires.checked(Policy.DEFAULTS, known).evidence())
        .isEqualTo(fires.checked(Policy.DEFAULTS, known.approved(Approvals.NONE)).evidence());
  }

  private static Approval approval(String by, String plan, String evidence, LocalDate until) {
    return new Approval(
        "a-change", by, "payments", Instant.parse("2026-11-20T08:00:00Z"), plan, evidence, until);
  }

  private static List<Finding> stale(RuleCase subject, Knowledge knowledge) {
    return subject.checked(Policy.DEFAULTS, knowledge).findings().stream()
        .filter(finding -> finding.rule().equals("APPROVAL_STALE"))
        .toList();
  }
}

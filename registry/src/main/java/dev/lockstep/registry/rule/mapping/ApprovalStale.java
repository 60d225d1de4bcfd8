package dev.lockstep.registry.rule.mapping;

import dev.lockstep.formats.approval.Approval;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.approval.Approvals;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Closing;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds: an approval of something else than what the change is now. */
public final class ApprovalStale implements Closing {
  private static final About ABOUT =
      new About(
          "APPROVAL_STALE",
          Category.GOVERNANCE,
          "an approval of something else than what the change is now",
          "A change that nobody agreed to is carried out in the name of those who agreed to"
              + " another.",
          "Look at the change again, and approve it anew with lockstep approve.");

  /** What approvals are held to. */
  private record Now(String plan, String evidence, LocalDate today) {
    List<String> stale(Approval approval) {
      List<String> why = new ArrayList<>();
      if (!approval.plan().equals(plan)) {
        why.add("the change or a contract that it ties was another one");
      }
      if (!approval.evidence().equals(evidence)) {
        why.add("the check found other things");
      }
      if (today.isAfter(approval.until())) {
        why.add("it held until " + approval.until());
      }
      return why;
    }

    /** As with evidence, a moment in the days to come says nothing, clocks aside. */
    boolean isToCome(Approval approval) {
      return LocalDate.ofInstant(approval.at(), ZoneOffset.UTC).isAfter(today.plusDays(1));
    }
  }

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> close(Subject subject, String evidence) {
    Approvals approvals = subject.context().approvals();
    Now now = new Now(approvals.plan(), evidence, subject.today());
    List<Approval> stale =
        approvals.given().stream().filter(each -> !now.stale(each).isEmpty()).toList();
    List<Approval> toCome =
        approvals.given().stream()
            .filter(each -> !stale.contains(each) && now.isToCome(each))
            .toList();
    return Stream.concat(
            draft(stale, Level.ERROR, each -> String.join(", and ", now.stale(each))),
            draft(toCome, Level.UNKNOWN, each -> "nobody can tell when it was given: " + each.at()))
        .toList();
  }

  /** One for all of them, since they are about one change. */
  private static Stream<Draft> draft(
      List<Approval> approvals, Level level, Function<Approval, String> why) {
    String message =
        approvals.stream()
            .map(each ->
                "the approval by %s of %s does not hold: %s"
                    .formatted(each.by(), each.team(), why.apply(each)))
            .collect(Collectors.joining("; "));
    return approvals.stream()
        .limit(1)
        .map(first ->
            Draft.whole(message)
                .on(Edge.NEW_READER_OLD_DATA, level)
                .shownBy(
                    Document.of("by", Value.text(first.by()), "plan", Value.text(first.plan()))
                        .with("evidence", Value.text(first.evidence()))));
  }
}

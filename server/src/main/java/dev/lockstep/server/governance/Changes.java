package dev.lockstep.server.governance;

import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.governance.Governed.Concern;
import dev.lockstep.server.governance.Governed.Consent;
import dev.lockstep.server.governance.Governed.Said;
import dev.lockstep.server.governance.Governed.Status;
import dev.lockstep.server.governance.Remark.Kind;
import dev.lockstep.server.governance.Remarks.Saying;
import dev.lockstep.server.request.Refused;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides about changes. Threads share it. */
@Component
public class Changes {
  private final Cases cases;
  private final Remarks remarks;
  private final Database database;

  Changes(Cases cases, Remarks remarks, Database database) {
    this.cases = cases;
    this.remarks = remarks;
    this.database = database;
  }

  /** A change with everything that decides about it. */
  public Governed of(String id) {
    Case now = cases.read(id);
    Optional<ContractStep> step = now.change().contract();
    Optional<Assessment> assessed = now.outcome().assessment();
    return new Governed(
        id,
        now.change().title(),
        now.revisions().size(),
        now.latest().publisher(),
        now.status(),
        step.map(ContractStep::contract),
        assessed.map(each -> each.tied().collection().name()),
        now.from(),
        now.to(),
        assessed.map(each -> Governed.Fingerprint.of(each.prints())),
        now.outcome().mistakes(),
        now.needed(),
        now.graveness(),
        now.concerned(),
        now.said(Kind.APPROVAL).stream()
            .map(each ->
                new Consent(
                    each.author(), each.team(), each.at(), now.prints().moved(each.prints())))
            .toList(),
        now.said().stream()
            .filter(each -> each.kind() != Kind.APPROVAL)
            .map(each ->
                new Said(each.kind().word(), each.author(), each.team(), each.at(), each.text()))
            .toList());
  }

  /** What is known of a change now. */
  public Assessment assessed(String id) {
    return cases.read(id).assessed();
  }

  /**
   * What is known of a change to which everybody agreed as it is now.
   *
   * @throws Problem with {@link ProblemCode#GATE_CLOSED} if somebody did not
   */
  public Assessment approved(String id) {
    Case now = cases.read(id);
    if (now.status() != Status.APPROVED) {
      throw new Problem(
          ProblemCode.GATE_CLOSED,
          "Cannot carry out the change %s: %d of %d approvals hold, and it waits for %s"
              .formatted(
                  id,
                  now.approvers().size(),
                  now.needed(),
                  now.concerned().stream()
                      .filter(each -> each.acknowledgedBy().isEmpty())
                      .map(Concern::team)
                      .collect(Collectors.joining(", ", "[", "]"))),
          "Nothing was changed.",
          "GET /v1/changes/%s says what is missing.".formatted(id));
    }
    return now.assessed();
  }

  void comment(Caller caller, String id, String text) {
    say(new Saying(id, Kind.COMMENT, caller.subject(), "", text), now -> requireText(text));
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw Refused.invalid("Cannot keep the text: it says nothing");
    }
  }

  /** Says for a team that it knows. */
  void acknowledge(Caller caller, String id, String team, String text) {
    caller.require(Role.DEVELOPER, team);
    say(
        new Saying(id, Kind.ACKNOWLEDGEMENT, caller.subject(), team, text),
        now -> {
          requireOpen(now);
          if (!now.assessed().concerned().contains(team)) {
            throw Refused.invalid(
                "Cannot acknowledge the change: it does not concern the team %s".formatted(team));
          }
        });
  }

  /**
   * Agrees to a change as somebody saw it.
   *
   * @param fingerprint the whole fingerprint of what was seen
   */
  void approve(Caller caller, String id, String fingerprint, String text) {
    say(
        new Saying(id, Kind.APPROVAL, caller.subject(), "", text),
        now -> {
          requireOpen(now);
          caller.require(Role.STEWARD, now.assessed().owner());
          if (now.authors().contains(caller.subject())) {
            throw Refused.conflict(
                "Cannot approve the change: who proposed it does not approve it");
          }
          if (!now.prints().whole().equals(fingerprint)) {
            throw Refused.conflict(
                "Cannot approve the change: it is not what you saw any more; its fingerprint is "
                    + now.prints().whole());
          }
        });
  }

  void reject(Caller caller, String id, String text) {
    say(
        new Saying(id, Kind.REJECTION, caller.subject(), "", text),
        now -> {
          requireText(text);
          requireOpen(now);
          caller.require(Role.STEWARD, now.assessed().owner());
        });
  }

  void withdraw(Caller caller, String id, String text) {
    say(
        new Saying(id, Kind.WITHDRAWAL, caller.subject(), "", text),
        now -> {
          requireText(text);
          if (!now.authors().contains(caller.subject())) {
            caller.require(Role.DEVELOPER, now.latest().team());
          }
        });
  }

  private static void requireOpen(Case now) {
    if (now.status() == Status.WITHDRAWN || now.status() == Status.REJECTED) {
      throw Refused.conflict(
          "Cannot decide about the change: it was withdrawn, or this revision of it rejected");
    }
  }

  private void say(Saying saying, Consumer<Case> allowed) {
    boolean done =
        database.decide(scribe -> {
          Case now = cases.read(saying.change());
          allowed.accept(now);
          remarks.add(saying, now.prints(), scribe);
          return true;
        });
    assert done;
  }
}

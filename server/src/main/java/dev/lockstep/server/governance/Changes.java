package dev.lockstep.server.governance;

import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.version.Version;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.governance.Governed.Concern;
import dev.lockstep.server.governance.Governed.Consent;
import dev.lockstep.server.governance.Governed.Said;
import dev.lockstep.server.governance.Governed.Status;
import dev.lockstep.server.governance.Remark.Kind;
import dev.lockstep.server.governance.Remarks.Saying;
import dev.lockstep.server.registry.Artifact;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides about changes. Threads share it. */
@Component
public class Changes {
  private final Library library;
  private final Remarks remarks;
  private final Database database;
  private final InstantSource clock;

  Changes(Library library, Remarks remarks, Database database, InstantSource clock) {
    this.library = library;
    this.remarks = remarks;
    this.database = database;
    this.clock = clock;
  }

  /** A change with what is known of it now. */
  private record Case(
      Change change, List<Artifact> revisions, Assessment.Outcome outcome, List<Remark> said) {
    Artifact latest() {
      return revisions.getLast();
    }

    Prints prints() {
      return outcome.assessment().map(Assessment::prints).orElse(Prints.NONE);
    }

    List<Remark> said(Kind kind) {
      return said.stream().filter(each -> each.kind() == kind).toList();
    }

    /** Who proposed any of its revisions: none of them approves it. */
    Set<String> authors() {
      return revisions.stream().map(Artifact::publisher).collect(Collectors.toSet());
    }

    Assessment assessed() {
      return outcome
          .assessment()
          .orElseThrow(() ->
              Refused.conflict(
                  "Cannot decide about the change %s: %s"
                      .formatted(change.id(), String.join("; ", outcome.mistakes()))));
    }

    /** Those who approve it as it is now, each once. */
    Set<String> approvers() {
      return said(Kind.APPROVAL).stream()
          .filter(each -> each.prints().equals(prints()))
          .map(Remark::author)
          .filter(each -> !authors().contains(each))
          .collect(Collectors.toSet());
    }

    Optional<String> acknowledged(String team) {
      return said(Kind.ACKNOWLEDGEMENT).stream()
          .filter(each -> each.team().equals(team))
          .filter(each -> each.prints().change().equals(prints().change()))
          .map(Remark::author)
          .findFirst();
    }

    List<Concern> concerned() {
      return outcome.assessment().map(Assessment::concerned).orElse(Set.of()).stream()
          .map(team -> new Concern(team, acknowledged(team)))
          .toList();
    }

    List<String> graveness() {
      return outcome.assessment().map(Assessment::graveness).orElse(List.of());
    }

    int needed() {
      return graveness().isEmpty() ? 1 : 2;
    }

    Status status() {
      if (!said(Kind.WITHDRAWAL).isEmpty()) {
        return Status.WITHDRAWN;
      }
      boolean isRejected =
          said(Kind.REJECTION).stream().anyMatch(each -> !each.at().isBefore(latest().published()));
      if (isRejected) {
        return Status.REJECTED;
      }
      boolean isAgreed =
          outcome.assessment().isPresent()
              && approvers().size() >= needed()
              && concerned().stream().allMatch(each -> each.acknowledgedBy().isPresent());
      return isAgreed ? Status.APPROVED : Status.PROPOSED;
    }
  }

  private Case read(String id) {
    Stock stock = library.stock();
    Parsed parsed =
        Optional.ofNullable(stock.changes().get(id))
            .orElseThrow(() -> Refused.unknown("the change"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Case(
        parsed.change(),
        library.revisions(id),
        Assessment.of(parsed, stock, today),
        remarks.of(id));
  }

  /** A change with everything that decides about it. */
  public Governed of(String id) {
    Case now = read(id);
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
        assessed
            .map(each -> each.tied().before().value().version().text())
            .or(() -> step.flatMap(ContractStep::from).map(Version::text)),
        assessed
            .map(each -> each.tied().after().value().version().text())
            .or(() -> step.flatMap(ContractStep::to).map(Version::text)),
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
    return read(id).assessed();
  }

  /**
   * What is known of a change to which everybody agreed as it is now.
   *
   * @throws Problem with {@link ProblemCode#GATE_CLOSED} if somebody did not
   */
  public Assessment approved(String id) {
    Case now = read(id);
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
          Case now = read(saying.change());
          allowed.accept(now);
          remarks.add(saying, now.prints(), scribe);
          return true;
        });
    assert done;
  }
}

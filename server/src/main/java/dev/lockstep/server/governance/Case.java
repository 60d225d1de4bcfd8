package dev.lockstep.server.governance;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.version.Version;
import dev.lockstep.server.governance.Governed.Concern;
import dev.lockstep.server.governance.Governed.Status;
import dev.lockstep.server.governance.Remark.Kind;
import dev.lockstep.server.registry.Artifact;
import dev.lockstep.server.request.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A change with what is known of it now. */
record Case(
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

  /** The contract version before it. */
  Optional<String> from() {
    return outcome
        .assessment()
        .map(each -> each.tied().before().value().version().text())
        .or(() -> change.contract().flatMap(ContractStep::from).map(Version::text));
  }

  /** The contract version after it. */
  Optional<String> to() {
    return outcome
        .assessment()
        .map(each -> each.tied().after().value().version().text())
        .or(() -> change.contract().flatMap(ContractStep::to).map(Version::text));
  }

  /** Whether a team proposes it, decides about it, or is concerned. */
  boolean isOf(String team) {
    return latest().team().equals(team)
        || outcome
            .assessment()
            .filter(each -> each.owner().equals(team) || each.concerned().contains(team))
            .isPresent();
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

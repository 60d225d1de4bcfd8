package dev.lockstep.server.governance;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.server.governance.Governed.Concern;
import dev.lockstep.server.governance.Governed.Status;
import dev.lockstep.server.registry.Artifact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change in a list: what it is, and what it waits for.
 *
 * @param team that proposes it; empty where only somebody with a role for all teams may touch it
 * @param author who proposed its last revision
 * @param owner the team whose stewards decide; empty while it cannot be assessed
 * @param from the contract version before it; empty while it is not known
 * @param to the contract version after it
 * @param proposed when its first revision was published
 * @param revised when its last one was
 */
record Proposal(
    String id,
    String title,
    int revision,
    String team,
    String author,
    Optional<String> owner,
    Status status,
    Optional<String> contract,
    Optional<String> collection,
    Optional<String> from,
    Optional<String> to,
    Instant proposed,
    Instant revised,
    Waiting waiting) {
  /**
   * What a change needs before it may be carried out.
   *
   * @param given how many different persons approve it as it is now
   * @param needed how many must
   * @param unaware the teams it concerns that did not say yet that they know
   * @param mistakes why it cannot be assessed yet
   */
  record Waiting(int given, int needed, List<String> unaware, List<String> mistakes) {
    static Waiting of(Case now) {
      return new Waiting(
          now.approvers().size(),
          now.needed(),
          now.concerned().stream()
              .filter(each -> each.acknowledgedBy().isEmpty())
              .map(Concern::team)
              .toList(),
          now.outcome().mistakes());
    }
  }

  static Proposal of(Case now) {
    Change change = now.change();
    Optional<ContractStep> step = change.contract();
    Optional<Assessment> assessed = now.outcome().assessment();
    Artifact latest = now.latest();
    return new Proposal(
        change.id(),
        change.title(),
        now.revisions().size(),
        latest.team(),
        latest.publisher(),
        assessed.map(Assessment::owner),
        now.status(),
        step.map(ContractStep::contract),
        assessed
            .map(each -> each.tied().collection().name())
            .or(() -> step.flatMap(ContractStep::collection)),
        now.from(),
        now.to(),
        now.revisions().getFirst().published(),
        latest.published(),
        Waiting.of(now));
  }
}

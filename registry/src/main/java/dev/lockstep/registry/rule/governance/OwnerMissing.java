package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Team;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a contract without an owner. */
public final class OwnerMissing implements Standing {
  private static final About ABOUT =
      new About(
          "OWNER_MISSING",
          Category.GOVERNANCE,
          "a contract without an owner",
          "Nobody answers when something breaks.",
          "Name the team that answers for the contract.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().newContract().head().team().filter(team -> !team.isNobody()).isPresent()
        ? List.of()
        : List.of(
            Draft.whole("nobody answers for the contract")
                .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
                .values(owner(subject.pair().oldContract()), "")
                .shownBy(Value.text(subject.pair().newContract().id()))
                .losing());
  }

  private static String owner(Contract contract) {
    return contract.head().team().flatMap(Team::name).orElse("");
  }
}

package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Team;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another owner. */
public final class OwnerChanged implements Rule {
  private static final About ABOUT =
      new About(
          "OWNER_CHANGED",
          Category.GOVERNANCE,
          "another owner",
          "Questions go to a team that may not know yet.",
          "Have both teams acknowledge the handover.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    String before = owner(subject.pair().oldContract());
    String after = owner(subject.pair().newContract());
    return before.isEmpty() || after.isEmpty() || before.equals(after)
        ? List.of()
        : List.of(
            Draft.whole("another team answers for the contract")
                .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
                .values(before, after));
  }

  private static String owner(Contract contract) {
    return contract.head().team().flatMap(Team::name).orElse("");
  }
}

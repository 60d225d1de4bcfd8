package dev.lockstep.registry.rule.mapping;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: something that the contract after a change says and no operation does. */
public final class ContractBeyondChange implements Rule {
  private static final About ABOUT =
      new About(
          "CONTRACT_BEYOND_CHANGE",
          Category.GOVERNANCE,
          "something that the contract after a change says and no operation does",
          "Stored documents never become what the new version promises.",
          "Add the operation that does it, or leave it to a change of its own.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Disagreeing.drafts(subject, each -> !each.isDone());
  }
}

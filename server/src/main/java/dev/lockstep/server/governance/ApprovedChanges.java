package dev.lockstep.server.governance;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.rollout.Admission;
import org.springframework.stereotype.Component;

/**
 * Lets a rollout begin for a change to which everybody agreed as it is now, with the plan that they
 * saw. What the registry knows nothing of is left to those who begin it.
 */
@Component
class ApprovedChanges implements Admission {
  private final Library library;
  private final Changes changes;

  ApprovedChanges(Library library, Changes changes) {
    this.library = library;
    this.changes = changes;
  }

  @Override
  public void require(Beginning beginning) {
    Stock stock = library.stock();
    if (stock.changes().containsKey(beginning.change())) {
      requireAgreed(beginning);
    } else if (isPromised(stock, beginning.place().collection())) {
      throw refused("no change of this name was proposed, and a contract promises the collection");
    }
  }

  private static boolean isPromised(Stock stock, String collection) {
    return stock.contracts().stream()
        .anyMatch(each -> each.value().collection(collection).isPresent());
  }

  private void requireAgreed(Beginning beginning) {
    Assessment agreed = changes.approved(beginning.change());
    String collection = beginning.place().collection();
    if (!collection.equals(agreed.tied().collection().name())
        && !collection.equals(agreed.tied().collection().storedName())) {
      throw refused("the change is of another collection");
    }
    if (!agreed.owner().equals(beginning.team())) {
      throw refused("another team answers for the contract");
    }
    if (agreed.plan().filter(each -> !each.value().equals(beginning.plan())).isPresent()) {
      throw refused("its plan is not the one that was agreed to");
    }
  }

  private static Problem refused(String why) {
    return new Problem(
        ProblemCode.GATE_CLOSED,
        "Cannot begin the rollout: " + why,
        "Nothing was changed.",
        "Look at the change with GET /v1/changes/{change}.");
  }
}

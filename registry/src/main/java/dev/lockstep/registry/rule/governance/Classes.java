package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import java.util.List;

/** What holds at a path, from its own level and all above. */
final class Classes {
  private Classes() {}

  static Governance at(Contract contract, CollectionPromise collection, Path path) {
    Governance governance = collection.governance().within(contract.governance());
    for (int depth = 1; depth <= path.steps().size(); depth++) {
      List<Node> here = collection.shape().at(new Path(path.steps().subList(0, depth)));
      if (!here.isEmpty()) {
        governance = here.getFirst().facts().governance().within(governance);
      }
    }
    return governance;
  }
}

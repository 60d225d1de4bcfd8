package dev.lockstep.registry.lint;

import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.shape.Node;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What holds at each node of a collection, from its own level and all above. */
final class Sensitivities {
  private final IdentityHashMap<Node, Governance> governance = new IdentityHashMap<>();

  Sensitivities(List<Spot> spots) {
    spots.forEach(spot -> governance.put(spot.node(), spot.governance()));
  }

  Optional<Sensitivity> of(Node node) {
    return Optional.ofNullable(governance.get(node)).flatMap(Governance::sensitivity);
  }

  boolean isDeprecated(Node node) {
    return Optional.ofNullable(governance.get(node)).flatMap(Governance::deprecation).isPresent();
  }
}

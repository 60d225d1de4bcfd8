package dev.lockstep.registry.compare;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.Optional;
import java.util.stream.Stream;

/** How sensitive the places of a collection are, from their own levels and those above. */
public record Classes(Contract contract, CollectionPromise collection) {
  /** How sensitive a place is; empty where nobody says. */
  public Optional<Sensitivity> at(Path path) {
    for (int depth = path.steps().size(); depth > 0; depth--) {
      Optional<Sensitivity> own =
          collection.shape().at(new Path(path.steps().subList(0, depth))).stream()
              .flatMap(node -> own(node).stream())
              .max(Sensitivity::compareTo);
      if (own.isPresent()) {
        return own;
      }
    }
    return collection.governance().within(contract.governance()).sensitivity();
  }

  /** How sensitive the most sensitive part of a place is. */
  public Optional<Sensitivity> within(Path path) {
    return Stream.concat(
            at(path).stream(), collection.shape().at(path).stream().flatMap(Classes::parts))
        .max(Sensitivity::compareTo);
  }

  private static Optional<Sensitivity> own(Node node) {
    return node.facts().governance().sensitivity();
  }

  private static Stream<Sensitivity> parts(Node node) {
    Stream<Node> inside =
        switch (node.shape()) {
          case Shape.Any any -> Stream.empty();
          case Shape.Single single -> Stream.empty();
          case Shape.Fields fields -> fields.fields().stream().map(field -> field.node());
          case Shape.Elements all -> Stream.of(all.element());
          case Shape.Entries all -> Stream.of(all.value());
          case Shape.Union union -> union.members().stream().map(member -> member.node());
        };
    return Stream.concat(own(node).stream(), inside.flatMap(Classes::parts));
  }
}

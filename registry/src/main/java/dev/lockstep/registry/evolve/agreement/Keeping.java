package dev.lockstep.registry.evolve.agreement;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Latitude;
import dev.lockstep.registry.evolve.tree.Steps;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Whether every carried document keeps what a contract promises of a place that the operations
 * touch. It says no where that is left to a count of the documents.
 */
public final class Keeping {
  private final Evolved evolved;
  private final CollectionPromise after;

  /** What documents carried by these operations keep of a contract. */
  public Keeping(Evolved evolved, CollectionPromise after) {
    this.evolved = evolved;
    this.after = after;
  }

  /**
   * Whether the promise of a place is kept.
   *
   * @param path of the new shape, or of the old one where it became another
   */
  public boolean isKept(Path path) {
    return Optional.of(path)
        .filter(this::isMade)
        .or(() -> evolved.became(path).filter(this::isMade))
        .filter(this::isPromised)
        .isPresent();
  }

  private boolean isMade(Path path) {
    return evolved.last(path).isPresent() && evolved.shape().at(path).size() == 1;
  }

  private boolean isPromised(Path path) {
    List<Node> said = after.shape().at(path);
    Node derived = evolved.shape().at(path).getFirst();
    return said.size() == 1
        && derived.shape() instanceof Shape.Single one
        && said.getFirst().shape() instanceof Shape.Single other
        && isOfType(path, derived, said.getFirst())
        && isWithin(path, one.limits(), other.limits())
        && isAsOften(path)
        && Differences.isLooser(derived.facts(), said.getFirst().facts())
        && (said.getFirst().facts().nullable() || !derived.facts().nullable());
  }

  private boolean isOfType(Path path, Node derived, Node said) {
    Differences differences = new Differences(path, evolved.leeway());
    return evolved.leeway().of(path, Aspect.TYPE) != Latitude.ANY
        && differences.type(derived, said)
        && differences.isEmpty();
  }

  private boolean isWithin(Path path, Limits derived, Limits said) {
    return said.equals(Limits.NONE)
        || (evolved.leeway().of(path, Aspect.LIMITS) != Latitude.ANY && said.equals(derived));
  }

  private boolean isAsOften(Path path) {
    if (!Steps.isField(path)) {
      return true;
    }
    List<Field> derived = Tree.fields(Node.of(evolved.shape()), path);
    List<Field> said = Tree.fields(Node.of(after.shape()), path);
    return said.size() == 1
        && derived.size() == 1
        && (derived.getFirst().required() || !said.getFirst().required());
  }
}

package dev.lockstep.registry.evolve.tree;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds of documents of which some have one shape and some another: whatever the two do not
 * have in common is left open. For one use.
 */
public final class Either {
  private Leeway leeway;

  private Either(Leeway leeway) {
    this.leeway = leeway;
  }

  /** Documents of either. */
  public static Ground of(Ground one, Ground other) {
    Either either = new Either(one.leeway().and(other.leeway()));
    Node root =
        Tree.shaped(
            one.root(),
            either.fields(
                Optional.empty(),
                (Shape.Fields) one.root().shape(),
                (Shape.Fields) other.root().shape()));
    return new Ground(root, either.leeway);
  }

  /** With a node at a path of which some documents hold the one and some the other. */
  public static Ground at(Ground ground, Path path, Node one, Node other) {
    Either either = new Either(ground.leeway());
    Node both = either.node(path, one, other);
    return new Ground(Tree.at(ground.root(), path, node -> both), either.leeway);
  }

  private Shape.Fields fields(Optional<Path> at, Shape.Fields one, Shape.Fields other) {
    Map<String, Field> others = new LinkedHashMap<>();
    other.fields().forEach(field -> others.put(field.storedName(), field));
    Map<String, Field> all = new LinkedHashMap<>();
    for (Field field : one.fields()) {
      Path path = Steps.in(at, Path.of(field.storedName()));
      Field partner = others.remove(field.storedName());
      all.put(
          field.storedName(),
          partner == null ? sometimes(path, field) : both(path, field, partner));
    }
    others.forEach((name, field) -> all.put(name, sometimes(Steps.in(at, Path.of(name)), field)));
    return Tree.with(one, List.copyOf(all.values()));
  }

  private Field sometimes(Path path, Field field) {
    leeway =
        leeway
            .with(path, Latitude.ANY, Aspect.REQUIRED)
            .with(path, Latitude.LOOSER, Aspect.NULLABLE);
    return Tree.required(field, Presence.SOMETIMES);
  }

  private Field both(Path path, Field one, Field other) {
    Field field = Tree.holding(one, node(path, one.node(), other.node()));
    return one.required() == other.required() ? field : sometimes(path, field);
  }

  private Node node(Path path, Node one, Node other) {
    if (one.equals(other)) {
      return one;
    }
    Shape shape = shape(path, one, other);
    boolean isOpen = shape instanceof Shape.Any;
    leeway = isOpen ? leeway.open(path) : leeway;
    return new Node(
        id(path, one, other),
        isOpen ? Saying.anything().type() : one.type(),
        shape,
        isOpen ? nullable(one, other) : facts(path, one, other));
  }

  private Optional<String> id(Path path, Node one, Node other) {
    if (one.id().equals(other.id())) {
      return one.id();
    }
    leeway = leeway.with(path, Latitude.ANY, Aspect.ID);
    return Optional.empty();
  }

  private static Facts nullable(Node one, Node other) {
    return Saying.nullable(
        Facts.NONE, Saying.Null.of(one.facts().nullable() || other.facts().nullable()));
  }

  private Facts facts(Path path, Node one, Node other) {
    if (one.facts().equals(other.facts())) {
      return one.facts();
    }
    leeway =
        leeway
            .with(path, Latitude.LOOSER, Aspect.NULLABLE)
            .with(path, Latitude.ANY, Aspect.CHOICE, Aspect.UNIQUE, Aspect.MEANING);
    return nullable(one, other);
  }

  private Shape shape(Path path, Node one, Node other) {
    if (!one.type().equals(other.type())) {
      return new Shape.Any();
    }
    if (one.shape() instanceof Shape.Fields a && other.shape() instanceof Shape.Fields b) {
      return fields(Optional.of(path), a, b);
    }
    if (one.shape() instanceof Shape.Elements a && other.shape() instanceof Shape.Elements b) {
      leeway = a.size().equals(b.size()) ? leeway : leeway.open(path);
      Path inside = path.then(new Path(List.of(new Step.Elements())));
      return new Shape.Elements(
          node(inside, a.element(), b.element()),
          a.size().equals(b.size()) ? a.size() : Size.ANY,
          a.unique() && b.unique());
    }
    if (one.shape() instanceof Shape.Single && other.shape() instanceof Shape.Single) {
      boolean isSame = one.shape().equals(other.shape());
      leeway = isSame ? leeway : leeway.with(path, Latitude.ANY, Aspect.LIMITS);
      return isSame ? one.shape() : new Shape.Single(Limits.NONE);
    }
    return one.shape().equals(other.shape()) ? one.shape() : new Shape.Any();
  }
}

package dev.lockstep.registry.evolve.tree;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The shape that operations have made so far, and what they leave open in it. Immutable. */
public record Ground(Node root, Leeway leeway) {

  /** The one node at a path; empty where there is none, or several alternatives. */
  public Optional<Node> only(Path path) {
    List<Node> nodes = root.shape().at(path);
    return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
  }

  /** The one field at a path; empty where there is none, or several alternatives. */
  public Optional<Field> field(Path path) {
    List<Field> fields = Tree.fields(root, path);
    return fields.size() == 1 ? Optional.of(fields.getFirst()) : Optional.empty();
  }

  /** Whether the shape names a path. */
  public boolean has(Path path) {
    return Steps.isField(path)
        ? !Tree.fields(root, path).isEmpty()
        : !root.shape().at(path).isEmpty();
  }

  /** With another shape and as much left open. */
  public Ground with(Node other) {
    return new Ground(other, leeway);
  }

  /** With this much left open at a path at least. */
  public Ground with(Path path, Latitude latitude, Aspect... aspects) {
    return new Ground(root, leeway.with(path, latitude, aspects));
  }

  /** With everything left open at a path. */
  public Ground open(Path path) {
    return new Ground(root, leeway.open(path));
  }

  /** With other nodes at a path, about whose parts nothing is known yet. */
  public Ground at(Path path, UnaryOperator<Node> edit) {
    return with(Tree.at(root, path, edit));
  }

  /**
   * With everything left open where a path speaks of a map by its keys that the shape says to be a
   * document, or of one key of a map: what is written there is not told apart by the shape.
   */
  public Ground opened(Path path) {
    for (int depth = 1; depth < path.steps().size(); depth++) {
      Path above = new Path(path.steps().subList(0, depth));
      boolean isField = path.steps().get(depth) instanceof Path.Step.Field;
      boolean isOpen =
          root.shape().at(above).stream()
              .anyMatch(node ->
                  isField
                      ? node.shape() instanceof Shape.Entries
                      : node.shape() instanceof Shape.Fields);
      if (isOpen) {
        return at(above, node -> Saying.identified(Saying.anything(), node.id())).open(above);
      }
    }
    return this;
  }

  /** With the field at a path no longer required where it was. */
  public Ground vanishing(Path path) {
    if (!Steps.isField(path) || Tree.fields(root, path).stream().noneMatch(Field::required)) {
      return this;
    }
    Node looser =
        Tree.around(
            root,
            path,
            fields ->
                fields.stream()
                    .map(field ->
                        field.storedName().equals(Steps.name(path))
                            ? Tree.required(field, Presence.SOMETIMES)
                            : field)
                    .toList());
    return with(looser)
        .with(path, Latitude.ANY, Aspect.REQUIRED)
        .with(path, Latitude.LOOSER, Aspect.NULLABLE);
  }

  /** Without the fields at a path. */
  public Ground without(Path path) {
    return new Ground(Tree.without(root, path), leeway.without(path));
  }

  /**
   * With a field at a path, and documents around it where some are missing. Where the documents
   * around it are only now made in some, what else they require is missing there.
   *
   * @param whenever in which documents the field is written
   */
  public Ground putting(Path path, Field field, Presence whenever) {
    Ground ground = making(path, whenever);
    return ground.with(Tree.with(ground.root, path, field));
  }

  /** With documents around a place, where something is written to it. */
  public Ground making(Path path, Presence whenever) {
    Ground ground = this;
    for (Path parent : Steps.parent(path).map(Steps::chain).orElse(List.of())) {
      ground = Steps.isField(parent) ? ground.made(parent, whenever) : ground;
    }
    return ground;
  }

  private Ground made(Path parent, Presence whenever) {
    Optional<Field> there = field(parent);
    if (there.isEmpty() && has(parent)) {
      return this;
    }
    if (there.isEmpty()) {
      Field fresh =
          Tree.field(
              Steps.name(parent),
              whenever,
              Saying.of(Set.of(ValueType.DOCUMENT), Saying.Null.FORBIDDEN));
      return with(Tree.with(root, parent, fresh))
          .with(parent, Latitude.ANY, Aspect.CONTENT, Aspect.ID)
          .with(parent, Latitude.LOOSER, Aspect.NULLABLE, Aspect.REQUIRED);
    }
    if (there.get().required()) {
      return this;
    }
    Ground ground = this;
    if (there.get().node().shape() instanceof Shape.Fields fields) {
      for (Field inside : fields.fields()) {
        ground = ground.vanishing(parent.then(Path.of(inside.storedName())));
      }
    } else {
      ground = ground.at(parent, node -> Saying.anything()).open(parent);
    }
    return ground.with(parent, Latitude.ANY, Aspect.REQUIRED);
  }
}

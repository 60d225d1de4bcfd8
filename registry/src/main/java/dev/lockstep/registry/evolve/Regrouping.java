package dev.lockstep.registry.evolve;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Ground;
import dev.lockstep.registry.evolve.tree.Latitude;
import dev.lockstep.registry.evolve.tree.Leeway;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Steps;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Operations that put values into arrays or maps, or take them out. */
final class Regrouping {
  private Regrouping() {}

  static Ground wrapped(Ground ground, Path path) {
    Optional<Node> old = ground.only(path);
    if (old.filter(node -> isPlain(node.shape())).isEmpty()) {
      boolean isArray = old.filter(node -> node.shape() instanceof Shape.Elements).isPresent();
      return isArray ? ground : anything(ground, path);
    }
    Ground inside =
        new Ground(ground.root(), ground.leeway().moved(path, path.then(Steps.ELEMENTS)));
    return regrouped(
            inside.at(path, node -> array(node, Saying.identified(node, Optional.empty()))), path)
        .with(path.then(Steps.ELEMENTS), Latitude.LOOSER, Aspect.NULLABLE, Aspect.TYPE)
        .with(path.then(Steps.ELEMENTS), Latitude.ANY, Aspect.UNIQUE, Aspect.ID);
  }

  /** The array instead of what stood there; one that held null holds an array of null. */
  private static Node array(Node node, Node element) {
    Size one = new Size(OptionalLong.of(1), OptionalLong.of(1));
    return new Node(
        node.id(),
        Saying.declared(ValueType.ARRAY),
        new Shape.Elements(element, one, false),
        plain(node, Saying.Null.FORBIDDEN));
  }

  private static boolean isPlain(Shape shape) {
    return shape instanceof Shape.Single
        || shape instanceof Shape.Fields
        || shape instanceof Shape.Entries;
  }

  static Ground unwrapped(Ground ground, Path path) {
    Optional<Node> old = ground.only(path);
    if (old.isEmpty() || !(old.get().shape() instanceof Shape.Elements all)) {
      return old.filter(node -> isPlain(node.shape())).isPresent()
          ? ground
          : anything(ground, path);
    }
    boolean isNullable = old.get().facts().nullable() || all.element().facts().nullable();
    Node node =
        Tree.said(
            Saying.identified(all.element(), old.get().id()),
            Saying.nullable(all.element().facts(), Saying.Null.of(isNullable)));
    Ground outside =
        new Ground(ground.root(), ground.leeway().moved(path.then(Steps.ELEMENTS), path))
            .at(path, each -> node)
            .with(path, Latitude.LOOSER, Aspect.TYPE)
            .with(path, Latitude.ANY, Aspect.UNIQUE, Aspect.ID);
    return all.size().min().orElse(0) > 0 ? outside : outside.vanishing(path);
  }

  static Ground toMap(Ground ground, Path path, String key) {
    Optional<Node> old = ground.only(path);
    if (old.isEmpty()
        || !(old.get().shape() instanceof Shape.Elements all)
        || !(all.element().shape() instanceof Shape.Fields fields)) {
      return anything(ground, path);
    }
    List<Field> rest =
        fields.fields().stream().filter(field -> !field.storedName().equals(key)).toList();
    Node value = Tree.shaped(notNull(all.element()), Tree.with(fields, rest));
    Node map =
        new Node(
            old.get().id(),
            Saying.declared(ValueType.DOCUMENT),
            new Shape.Entries(Optional.empty(), value, all.size()),
            plain(old.get(), Saying.Null.of(old.get().facts().nullable())));
    Leeway leeway = ground.leeway().moved(path.then(Steps.ELEMENTS), path.then(Steps.ENTRIES));
    return regrouped(new Ground(ground.root(), leeway).at(path, node -> map), path)
        .with(path.then(Steps.ENTRIES), Latitude.LOOSER, Aspect.NULLABLE, Aspect.TYPE);
  }

  static Ground toArray(Ground ground, Path path, String key) {
    Optional<Node> old = ground.only(path);
    if (old.isEmpty()
        || !(old.get().shape() instanceof Shape.Entries all)
        || !(all.value().shape() instanceof Shape.Fields fields)) {
      return anything(ground, path);
    }
    List<Field> more = new ArrayList<>();
    more.add(
        Tree.field(
            key, Presence.ALWAYS, Saying.of(Set.of(ValueType.STRING), Saying.Null.FORBIDDEN)));
    fields.fields().stream().filter(field -> !field.storedName().equals(key)).forEach(more::add);
    Node array =
        new Node(
            old.get().id(),
            Saying.declared(ValueType.ARRAY),
            new Shape.Elements(
                Tree.shaped(notNull(all.value()), Tree.with(fields, more)), all.size(), false),
            plain(old.get(), Saying.Null.of(old.get().facts().nullable())));
    Leeway leeway = ground.leeway().moved(path.then(Steps.ENTRIES), path.then(Steps.ELEMENTS));
    Path fresh = path.then(Steps.ELEMENTS).then(Path.of(key));
    return regrouped(new Ground(ground.root(), leeway).at(path, node -> array), path)
        .with(path.then(Steps.ELEMENTS), Latitude.LOOSER, Aspect.NULLABLE, Aspect.TYPE)
        .with(
            fresh,
            Latitude.LOOSER,
            Aspect.TYPE,
            Aspect.NULLABLE,
            Aspect.REQUIRED,
            Aspect.LIMITS,
            Aspect.CHOICE)
        .with(fresh, Latitude.ANY, Aspect.UNIQUE, Aspect.MEANING, Aspect.LIMITS, Aspect.CHOICE);
  }

  /** Elements that are no documents are held back, so that none is null. */
  private static Node notNull(Node node) {
    return Tree.said(node, Saying.nullable(node.facts(), Saying.Null.FORBIDDEN));
  }

  private static Ground regrouped(Ground ground, Path path) {
    return ground
        .with(path, Latitude.LOOSER, Aspect.TYPE, Aspect.NULLABLE)
        .with(path, Latitude.ANY, Aspect.UNIQUE, Aspect.MEANING, Aspect.LIMITS, Aspect.CONTENT);
  }

  private static Ground anything(Ground ground, Path path) {
    return ground.at(path, node -> Saying.identified(Saying.anything(), node.id())).open(path);
  }

  private static Facts plain(Node node, Saying.Null nulls) {
    return Saying.nullable(
        new Facts(
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            node.facts().governance(),
            Facts.NONE.semantics()),
        nulls);
  }
}

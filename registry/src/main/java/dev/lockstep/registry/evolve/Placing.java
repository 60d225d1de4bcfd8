package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Gaps;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.template.Template;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Either;
import dev.lockstep.registry.evolve.tree.Ground;
import dev.lockstep.registry.evolve.tree.Latitude;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Steps;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Operations that write a place anew or take values from one place to another. */
final class Placing {
  private Placing() {}

  /** A value is written at a path, wherever there is one. */
  static Ground assigned(Ground ground, Path path, Yield yield) {
    Ground written =
        !ground.has(path)
            ? added(ground, path, yield)
            : yield.presence() == Presence.ALWAYS
                ? overwritten(ground, path, yield)
                : sometimesOverwritten(ground, path, yield);
    return yield.isKnown() ? settled(written, path) : settled(written, path).open(path);
  }

  /** What an expression settles of the place that it is written to. */
  private static Ground settled(Ground ground, Path path) {
    return ground
        .with(path, Latitude.LOOSER, Aspect.TYPE, Aspect.NULLABLE, Aspect.CHOICE, Aspect.LIMITS)
        .with(path, Latitude.ANY, Aspect.UNIQUE, Aspect.MEANING, Aspect.CONTENT);
  }

  private static Ground added(Ground ground, Path path, Yield yield) {
    if (!Steps.isField(path)) {
      return ground;
    }
    Field field = Tree.field(Steps.name(path), yield.presence(), yield.node());
    return new Ground(ground.root(), ground.leeway().without(path))
        .putting(path, field, yield.presence())
        .with(
            path,
            yield.presence() == Presence.ALWAYS ? Latitude.LOOSER : Latitude.ANY,
            Aspect.REQUIRED);
  }

  private static Ground overwritten(Ground ground, Path path, Yield yield) {
    Optional<Node> old = ground.only(path);
    if (old.isEmpty() || !Steps.isField(path)) {
      return ground.at(path, node -> Saying.identified(yield.node(), node.id()));
    }
    boolean wasRequired = ground.field(path).filter(Field::required).isPresent();
    Field field =
        Tree.field(
            Steps.name(path), Presence.ALWAYS, Saying.identified(yield.node(), old.get().id()));
    Ground written =
        new Ground(ground.root(), ground.leeway().without(path))
            .putting(path, field, Presence.ALWAYS);
    return wasRequired ? written : written.with(path, Latitude.LOOSER, Aspect.REQUIRED);
  }

  private static Ground sometimesOverwritten(Ground before, Path path, Yield yield) {
    Ground ground = before.making(path, Presence.SOMETIMES);
    Optional<Node> old = ground.only(path);
    return old.isEmpty()
        ? ground.at(path, node -> Saying.anything()).open(path)
        : Either.at(ground, path, old.get(), Saying.identified(yield.node(), old.get().id()));
  }

  /** A field is called otherwise, in its place. */
  static Ground renamed(Ground ground, Path from, Path to) {
    if (!ground.has(from)) {
      return assigned(ground, to, Yield.UNKNOWN);
    }
    if (ground.has(to)) {
      return moved(ground, from, to);
    }
    Node root =
        Tree.around(
            ground.root(),
            from,
            fields ->
                fields.stream()
                    .map(field ->
                        field.storedName().equals(Steps.name(from))
                            ? Saying.renamed(field, Steps.name(to))
                            : field)
                    .toList());
    return new Ground(root, ground.leeway().moved(from, to));
  }

  /** A value goes to another place; that it leaves stays, even when empty. */
  static Ground moved(Ground ground, Path from, Path to) {
    if (from.isPrefixOf(to)) {
      return nested(ground, from, to);
    }
    if (to.isPrefixOf(from)) {
      return unnested(ground, from, to);
    }
    Optional<Field> field = ground.field(from);
    if (field.isEmpty()) {
      return assigned(ground.without(from), to, Yield.UNKNOWN);
    }
    boolean isSibling = Steps.parent(from).equals(Steps.parent(to));
    Presence presence =
        isSibling
            ? Presence.of(field.get().required())
            : Presence.of(Tree.isAlways(ground.root(), from));
    Optional<Node> old = ground.only(to);
    if (ground.has(to) && presence == Presence.SOMETIMES) {
      Ground rest = ground.without(from).making(to, presence);
      return old.map(there -> Either.at(rest, to, there, field.get().node()))
          .orElseGet(() -> rest.at(to, node -> Saying.anything()).open(to));
    }
    boolean isNewPlace = Steps.parent(to).filter(parent -> !ground.has(parent)).isPresent();
    Field there = Saying.renamed(Tree.required(field.get(), presence), Steps.name(to));
    Ground written =
        new Ground(Tree.without(ground.root(), from), ground.leeway().moved(from, to))
            .putting(to, there, presence);
    return isNewPlace && presence == Presence.SOMETIMES
        ? written.with(to, Latitude.ANY, Aspect.REQUIRED).with(to, Latitude.LOOSER, Aspect.NULLABLE)
        : written;
  }

  private static Ground nested(Ground ground, Path from, Path to) {
    Ground moved = new Ground(ground.root(), ground.leeway().moved(from, to));
    List<Path.Step> below = to.steps().subList(from.steps().size(), to.steps().size());
    Ground written = moved.at(from, node -> around(node, below));
    Ground open = written;
    for (Path each : Steps.chain(to).subList(from.steps().size() - 1, to.steps().size() - 1)) {
      open =
          open.with(each, Latitude.ANY, Aspect.ID, Aspect.CONTENT, Aspect.UNIQUE, Aspect.MEANING)
              .with(each, Latitude.LOOSER, Aspect.NULLABLE, Aspect.REQUIRED, Aspect.TYPE);
    }
    return open.with(to, Latitude.LOOSER, Aspect.NULLABLE, Aspect.REQUIRED);
  }

  private static Node around(Node node, List<Path.Step> below) {
    if (below.isEmpty()) {
      return node;
    }
    Node inner = around(node, below.subList(1, below.size()));
    String name = ((Path.Step.Field) below.getFirst()).name();
    return new Node(
        Optional.empty(),
        Saying.declared(ValueType.DOCUMENT),
        Shape.Fields.of(Tree.field(name, Presence.ALWAYS, inner)),
        Facts.NONE);
  }

  private static Ground unnested(Ground ground, Path from, Path to) {
    Optional<Node> whole = ground.only(to);
    Optional<Node> part = ground.only(from);
    if (whole.isEmpty() || part.isEmpty()) {
      return ground.at(to, node -> Saying.anything()).open(to);
    }
    List<Path> inside = Steps.chain(from).subList(to.steps().size(), from.steps().size());
    boolean isAlways =
        inside.stream().allMatch(each -> ground.field(each).filter(Field::required).isPresent());
    if (!isAlways) {
      return Either.at(ground, to, whole.get(), part.get()).open(to);
    }
    boolean isNullable = whole.get().facts().nullable() || part.get().facts().nullable();
    Node node =
        Tree.said(part.get(), Saying.nullable(part.get().facts(), Saying.Null.of(isNullable)));
    return new Ground(Tree.at(ground.root(), to, each -> node), ground.leeway().moved(from, to));
  }

  /** A text is taken apart; what the template does not fit goes into the first part. */
  static Ground split(Ground ground, Operation.Split split) {
    Path path = split.path();
    Optional<Node> text = ground.only(path);
    Presence presence = Presence.of(Tree.isAlways(ground.root(), path));
    boolean isText =
        text.filter(node ->
                Saying.types(node).equals(Optional.of(Set.of(ValueType.STRING)))
                    || Revaluing.isLogicalText(node))
            .isPresent();
    boolean isNullable = text.filter(node -> node.facts().nullable()).isPresent() || !isText;
    Optional<Path> first =
        Gaps.path(Template.parse(split.template()).names().getFirst(), split.to());
    Ground written = split.to().contains(path) ? ground : ground.without(path);
    for (Path part : split.to()) {
      boolean isFirst = first.equals(Optional.of(part)) || first.isEmpty();
      Node node = Saying.of(Set.of(ValueType.STRING), Saying.Null.of(isFirst && isNullable));
      Yield yield =
          new Yield(
              isFirst && !isText ? Saying.anything() : node,
              !isFirst || isText,
              isFirst ? presence : Presence.SOMETIMES);
      written = assigned(written, part, yield);
      written = part.equals(path) && !isFirst ? written.vanishing(part) : written;
      written = written.with(part, Latitude.ANY, Aspect.ID, Aspect.CHOICE, Aspect.LIMITS);
    }
    return written;
  }

  /** Values are joined into a text. */
  static Ground merged(Ground ground, Operation.Merge merge) {
    Presence presence =
        Presence.of(merge.from().stream().anyMatch(from -> Tree.isAlways(ground.root(), from)));
    Ground rest = ground;
    for (Path from : merge.from()) {
      rest = rest.without(from);
    }
    Ground written = assigned(rest, merge.to(), Yield.of(presence, ValueType.STRING));
    return written.with(merge.to(), Latitude.ANY, Aspect.ID, Aspect.LIMITS, Aspect.CHOICE);
  }
}

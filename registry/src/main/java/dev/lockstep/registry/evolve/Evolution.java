package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Either;
import dev.lockstep.registry.evolve.tree.Ground;
import dev.lockstep.registry.evolve.tree.Latitude;
import dev.lockstep.registry.evolve.tree.Leeway;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Steps;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies operations to what a contract promises, one after the other.
 *
 * <p>It follows the lenses: whatever document fits the old shape and is carried whole fits the
 * shape that comes of it. Where an operation may do one thing or another, what comes of it allows
 * both. For one use.
 */
public final class Evolution {
  private final Trace trace = new Trace();
  private Ground ground;
  private int index;

  private Evolution(Shape.Fields shape) {
    this.ground = new Ground(Node.of(shape), Leeway.NONE);
  }

  /** What the operations make of a collection. */
  public static Evolved of(CollectionPromise before, List<Step> steps) {
    Evolution evolution = new Evolution(before.shape());
    for (Step step : steps) {
      evolution.step(step);
      evolution.index++;
    }
    return new Evolved(
        before, steps, evolution.ground, evolution.trace, Indexes.after(before, steps));
  }

  private void step(Step step) {
    Ground before = ground;
    boolean isFree = step.when().filter(Guard.TargetAbsent.class::isInstance).isPresent();
    boolean isAlways =
        step.when().isEmpty()
            || (isFree && targets(step.operation()).stream().noneMatch(ground::has));
    for (OperationPaths.Argument argument : OperationPaths.of(step.operation())) {
      ground = ground.opened(argument.path());
    }
    operation(step.operation());
    if (!isAlways) {
      Ground after = ground;
      ground = Either.of(before, after);
      if (isFree && targets(step.operation()).size() == 1) {
        filled(targets(step.operation()).getFirst(), after);
      }
    }
  }

  /** Where a target was absent it is there now, and where it was not it was there. */
  private void filled(Path path, Ground after) {
    boolean isThere =
        after.field(path).filter(field -> field.required()).isPresent()
            && ground.field(path).isPresent();
    if (isThere) {
      ground =
          ground
              .with(
                  Tree.with(
                      ground.root(),
                      path,
                      Tree.required(ground.field(path).orElseThrow(), Presence.ALWAYS)))
              .with(path, Latitude.LOOSER, Aspect.REQUIRED);
    }
  }

  private static List<Path> targets(Operation operation) {
    return switch (operation) {
      case Operation.Add add -> List.of(add.path());
      case Operation.Derive derive -> List.of(derive.path());
      case Operation.Copy copy -> List.of(copy.to());
      case Operation.Rename rename -> List.of(rename.to());
      case Operation.Move move -> List.of(move.to());
      case Operation.Merge merge -> List.of(merge.to());
      case Operation.Split split -> split.to();
      default -> List.of();
    };
  }

  private void operation(Operation operation) {
    switch (operation) {
      case Operation.Add add -> assign(add.path(), add.value());
      case Operation.Derive derive -> assign(derive.path(), derive.value());
      case Operation.Copy copy -> copy(copy);
      case Operation.Remove remove -> {
        ground = ground.without(remove.path());
        trace.gone(remove.path(), index);
      }
      case Operation.Rename rename -> {
        ground = Placing.renamed(ground, rename.from(), rename.to());
        trace.moved(rename.from(), rename.to(), index);
      }
      case Operation.Move move -> {
        ground = Placing.moved(ground, move.from(), move.to());
        trace.moved(move.from(), move.to(), index);
      }
      case Operation.Split split -> split(split);
      case Operation.Merge merge -> merge(merge);
      case Operation.Each each ->
          each.operations().forEach(inner -> step(within(each.path(), inner)));
      case Operation.Convert convert -> {
        ground = Revaluing.converted(ground, convert);
        trace.touched(convert.path(), index);
      }
      case Operation.MapValues map -> {
        ground = Revaluing.mapped(ground, map);
        trace.touched(map.path(), index);
      }
      case Operation.Wrap wrap -> regrouped(Regrouping.wrapped(ground, wrap.path()), wrap.path());
      case Operation.Unwrap unwrap ->
          regrouped(Regrouping.unwrapped(ground, unwrap.path()), unwrap.path());
      case Operation.ArrayToMap map ->
          regrouped(Regrouping.toMap(ground, map.path(), map.key()), map.path());
      case Operation.MapToArray map ->
          regrouped(Regrouping.toArray(ground, map.path(), map.key()), map.path());
      case Operation.AddIndex none -> {}
      case Operation.DropIndex none -> {}
      case Operation.SetTtl none -> {}
    }
  }

  private static Step within(Path above, Step step) {
    return new Step(OperationPaths.map(step.operation(), above::then), step.when());
  }

  private void regrouped(Ground after, Path path) {
    ground = after;
    trace.touched(path, index);
  }

  private void assign(Path path, Expression value) {
    Optional<Path> scope = Steps.scope(path);
    Node seen = scope.map(this::seen).orElse(ground.root());
    Set<Path> data = new HashSet<>();
    value.paths().forEach(each -> data.addAll(trace.origins(Steps.in(scope, each))));
    ground = Placing.assigned(ground, path, new Yields(seen).of(value));
    trace.holds(path, data);
    trace.touched(path, index);
  }

  private Node seen(Path scope) {
    return ground
        .only(scope)
        .filter(node -> node.shape() instanceof Shape.Fields)
        .orElse(Saying.anything());
  }

  private void copy(Operation.Copy copy) {
    int depth = Steps.scope(copy.from()).map(scope -> scope.steps().size()).orElse(0);
    List<Path.Step> steps = copy.from().steps();
    assign(copy.to(), new Expression.Field(new Path(steps.subList(depth, steps.size()))));
  }

  private void split(Operation.Split split) {
    Set<Path> data = trace.origins(split.path());
    ground = Placing.split(ground, split);
    trace.gone(split.path(), index);
    for (Path part : split.to()) {
      trace.holds(part, data);
      trace.touched(part, index);
    }
  }

  private void merge(Operation.Merge merge) {
    Set<Path> data = new HashSet<>();
    merge.from().forEach(from -> data.addAll(trace.origins(from)));
    ground = Placing.merged(ground, merge);
    merge.from().forEach(from -> trace.gone(from, index));
    trace.holds(merge.to(), data);
    trace.touched(merge.to(), index);
  }
}

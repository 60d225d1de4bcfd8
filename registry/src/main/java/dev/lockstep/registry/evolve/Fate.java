package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.evolve.tree.Steps;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a place that somebody uses by its old path.
 *
 * @param operations which touch it, in their order; empty where it stays as it is
 * @param now where what stood there stands afterwards; empty where it is gone
 */
public record Fate(List<Integer> operations, List<Path> now) {
  public Fate {
    operations = List.copyOf(operations);
    now = List.copyOf(now);
  }

  /** What operations make of a place. */
  public static Fate of(Path path, List<Step> steps) {
    Fate fate = new Fate(List.of(), List.of(path));
    for (int i = 0; i < steps.size(); i++) {
      fate = fate.after(i, steps.get(i));
    }
    return fate;
  }

  /** Whether the operations leave the place as it is. */
  public boolean isUntouched() {
    return operations.isEmpty();
  }

  private Fate after(int index, Step step) {
    Operation operation = step.operation();
    if (now.stream().noneMatch(path -> touches(operation, path))) {
      return this;
    }
    List<Integer> more = new ArrayList<>(operations);
    more.add(index);
    List<Path> after = new ArrayList<>();
    for (Path path : now) {
      List<Path> next = next(operation, path);
      after.addAll(next);
      if (step.when().isPresent() && !next.contains(path)) {
        after.add(path);
      }
    }
    return new Fate(more, after.stream().distinct().toList());
  }

  private static boolean touches(Operation operation, Path path) {
    return switch (operation) {
      case Operation.Copy copy -> Use.overlap(copy.to(), path);
      case Operation.SetTtl none -> false;
      default ->
          OperationPaths.of(operation).stream()
              .anyMatch(argument -> Use.overlap(argument.path(), path));
    };
  }

  private static List<Path> next(Operation operation, Path path) {
    return switch (operation) {
      case Operation.Rename rename -> moved(path, rename.from(), rename.to());
      case Operation.Move move -> moved(path, move.from(), move.to());
      case Operation.Remove remove -> remove.path().isPrefixOf(path) ? List.of() : List.of(path);
      case Operation.Split split -> split.path().isPrefixOf(path) ? split.to() : List.of(path);
      case Operation.Merge merge ->
          merge.from().stream().anyMatch(from -> from.isPrefixOf(path))
              ? List.of(merge.to())
              : List.of(path);
      case Operation.Each each -> inside(each, path);
      default -> List.of(path);
    };
  }

  private static List<Path> moved(Path path, Path from, Path to) {
    return from.isPrefixOf(path) ? List.of(Steps.moved(path, from, to)) : List.of(path);
  }

  private static List<Path> inside(Operation.Each each, Path path) {
    List<Path> now = List.of(path);
    for (Step step : each.operations()) {
      Operation inner = OperationPaths.map(step.operation(), each.path()::then);
      now = now.stream().flatMap(here -> next(inner, here).stream()).toList();
    }
    return now;
  }
}

package dev.lockstep.model.check;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;

/** What the interpreter asks of an operation's paths. */
final class Arguments {
  private Arguments() {}

  /** Whether the operation stands for the same one inside each element of an array or map. */
  static boolean isNested(Operation operation) {
    return OperationPaths.of(operation).stream().anyMatch(argument -> !argument.path().isStatic());
  }

  static Path nested(Operation operation) {
    return OperationPaths.of(operation).stream()
        .map(OperationPaths.Argument::path)
        .filter(path -> !path.isStatic())
        .findFirst()
        .orElseThrow();
  }

  /** The step as it is written from a box that holds one element. */
  static Step shortened(Step step) {
    int depth = Workplace.depth(nested(step.operation()));
    return new Step(
        OperationPaths.map(
            step.operation(),
            path -> {
              List<Path.Step> steps =
                  new ArrayList<>(path.steps().subList(depth - 1, path.steps().size()));
              steps.set(0, new Path.Step.Field(""));
              return new Path(steps);
            }),
        step.when());
  }

  /** The paths that "target absent" speaks of. */
  static List<Path> targets(Operation operation) {
    return switch (operation) {
      case Operation.Remove remove -> List.of();
      case Operation.Split split -> split.to();
      case Operation.Rename rename -> List.of(rename.to());
      case Operation.Move move -> List.of(move.to());
      case Operation.Copy copy -> List.of(copy.to());
      case Operation.Merge merge -> List.of(merge.to());
      case Operation.Each each -> List.of(each.path().container());
      case Operation o -> OperationPaths.of(o).stream().map(OperationPaths.Argument::path).toList();
    };
  }
}

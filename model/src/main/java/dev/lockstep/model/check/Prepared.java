package dev.lockstep.model.check;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/**
 * One step, with all that no document changes worked out once.
 *
 * @param within the path that leads into elements, where the step stands for the same one in each
 * @param inner what is performed in each element
 * @param template what texts are joined and cut by, where the operation does that
 */
record Prepared(Step step, Optional<Path> within, List<Prepared> inner, Optional<Gapped> template) {
  static Prepared of(Step step) {
    return switch (step.operation()) {
      case Operation.Each each ->
          new Prepared(step, Optional.of(each.path()), all(each.operations()), Optional.empty());
      case Operation operation when Arguments.isNested(operation) ->
          new Prepared(
              step,
              Optional.of(Arguments.nested(operation)),
              all(List.of(Arguments.shortened(step))),
              Optional.empty());
      case Operation operation ->
          new Prepared(step, Optional.empty(), List.of(), template(operation));
    };
  }

  static List<Prepared> all(List<Step> steps) {
    return steps.stream().map(Prepared::of).toList();
  }

  private static Optional<Gapped> template(Operation operation) {
    return switch (operation) {
      case Operation.Split split -> Optional.of(new Gapped(split.template(), split.to()));
      case Operation.Merge merge -> Optional.of(new Gapped(merge.template(), merge.from()));
      case Operation other -> Optional.empty();
    };
  }
}

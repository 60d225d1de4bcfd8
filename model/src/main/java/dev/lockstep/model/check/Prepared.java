package dev.lockstep.model.check;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One step, with all that no document changes worked out once.
 *
 * @param within the path that leads into elements, where the step stands for the same one in each
 * @param inner what is performed in each element
 * @param action what is performed where no path leads into elements
 */
record Prepared(
    Step step, Optional<Path> within, List<Prepared> inner, Consumer<Workplace> action) {
  static Prepared of(Step step) {
    return switch (step.operation()) {
      case Operation.Each each -> inside(step, each.path(), each.operations());
      case Operation operation when Arguments.isNested(operation) ->
          inside(step, Arguments.nested(operation), List.of(Arguments.shortened(step)));
      case Operation operation ->
          new Prepared(step, Optional.empty(), List.of(), Performance.of(operation));
    };
  }

  private static Prepared inside(Step step, Path within, List<Step> inner) {
    return new Prepared(step, Optional.of(within), all(inner), place -> {});
  }

  static List<Prepared> all(List<Step> steps) {
    return steps.stream().map(Prepared::of).toList();
  }
}

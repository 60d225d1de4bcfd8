package dev.lockstep.model.example;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of fields that operations speak of. */
public final class Names {
  private Names() {}

  /** Those that occur in a path of these operations, at whatever depth. */
  public static Set<String> in(List<Step> steps) {
    return steps.stream()
        .flatMap(step -> names(step.operation()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> names(Operation operation) {
    Stream<Path> paths = OperationPaths.of(operation).stream().map(OperationPaths.Argument::path);
    Stream<Path> read =
        switch (operation) {
          case Operation.Add add -> add.value().paths().stream();
          case Operation.Derive derive -> derive.value().paths().stream();
          default -> Stream.empty();
        };
    Stream<String> inside =
        operation instanceof Operation.Each each ? in(each.operations()).stream() : Stream.empty();
    Stream<String> own =
        Stream.concat(paths, read)
            .flatMap(path -> path.steps().stream())
            .flatMap(step ->
                step instanceof Path.Step.Field(String name) ? Stream.of(name) : Stream.empty());
    return Stream.concat(own, inside);
  }
}

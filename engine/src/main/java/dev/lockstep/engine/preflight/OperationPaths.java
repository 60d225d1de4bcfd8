package dev.lockstep.engine.preflight;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The static paths that one operation begins from and writes to, as its change declares them.
 *
 * @param sources what it begins from
 * @param targets what it writes beside its sources
 */
record OperationPaths(List<Path> sources, List<Path> targets) {

  static OperationPaths of(Operation operation) {
    OperationPaths declared = declared(operation);
    List<Path> sources = declared.sources().stream().map(Path::container).distinct().toList();
    List<Path> targets =
        declared.targets().stream()
            .map(Path::container)
            .filter(target -> sources.stream().noneMatch(target::overlaps))
            .distinct()
            .toList();
    return new OperationPaths(sources, targets);
  }

  private static OperationPaths declared(Operation operation) {
    return switch (operation) {
      case Operation.Add add -> to(add.path());
      case Operation.Derive derive -> to(derive.path());
      case Operation.Remove remove -> at(remove.path());
      case Operation.Convert convert -> at(convert.path());
      case Operation.MapValues map -> at(map.path());
      case Operation.Wrap wrap -> at(wrap.path());
      case Operation.Unwrap unwrap -> at(unwrap.path());
      case Operation.ArrayToMap map -> at(map.path());
      case Operation.MapToArray map -> at(map.path());
      case Operation.Each each -> at(each.path());
      case Operation.Rename rename -> between(rename.from(), rename.to());
      case Operation.Move move -> between(move.from(), move.to());
      case Operation.Copy copy -> between(copy.from(), copy.to());
      case Operation.Split split -> new OperationPaths(List.of(split.path()), split.to());
      case Operation.Merge merge -> new OperationPaths(merge.from(), List.of(merge.to()));
      case Operation.AddIndex index -> new OperationPaths(List.of(), List.of());
      case Operation.DropIndex index -> new OperationPaths(List.of(), List.of());
      case Operation.SetTtl ttl -> new OperationPaths(List.of(), List.of());
    };
  }

  private static OperationPaths at(Path path) {
    return new OperationPaths(List.of(path), List.of());
  }

  private static OperationPaths to(Path path) {
    return new OperationPaths(List.of(), List.of(path));
  }

  private static OperationPaths between(Path from, Path to) {
    return new OperationPaths(List.of(from), List.of(to));
  }

  /** Every declared path. */
  Stream<Path> all() {
    return Stream.concat(sources.stream(), targets.stream());
  }
}

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
 * @param written the targets as they are declared, through arrays and maps
 */
record OperationPaths(List<Path> sources, List<Path> targets, List<Path> written) {

  static OperationPaths of(Operation operation) {
    OperationPaths declared = declared(operation);
    List<Path> sources = declared.sources().stream().map(Path::container).distinct().toList();
    List<Path> targets =
        declared.targets().stream()
            .map(Path::container)
            .filter(target -> sources.stream().noneMatch(target::overlaps))
            .distinct()
            .toList();
    List<Path> written =
        declared.targets().stream()
            .filter(target -> declared.sources().stream().noneMatch(target::overlaps))
            .toList();
    return new OperationPaths(sources, targets, written);
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
      case Operation.Split split -> with(List.of(split.path()), split.to());
      case Operation.Merge merge -> with(merge.from(), List.of(merge.to()));
      case Operation.AddIndex index -> with(List.of(), List.of());
      case Operation.DropIndex index -> with(List.of(), List.of());
      case Operation.SetTtl ttl -> with(List.of(), List.of());
    };
  }

  private static OperationPaths with(List<Path> sources, List<Path> targets) {
    return new OperationPaths(sources, targets, targets);
  }

  private static OperationPaths at(Path path) {
    return with(List.of(path), List.of());
  }

  private static OperationPaths to(Path path) {
    return with(List.of(), List.of(path));
  }

  private static OperationPaths between(Path from, Path to) {
    return with(List.of(from), List.of(to));
  }

  /** Every declared path. */
  Stream<Path> all() {
    return Stream.concat(sources.stream(), targets.stream());
  }
}

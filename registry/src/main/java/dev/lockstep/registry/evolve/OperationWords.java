package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What an operation does, as the middle of a sentence. */
public final class OperationWords {
  private OperationWords() {}

  /** The words, such as {@code renames zip to postcode}. */
  public static String of(Operation operation) {
    return switch (operation) {
      case Operation.Add add -> "adds " + add.path();
      case Operation.Remove remove -> "removes " + remove.path();
      case Operation.Rename rename -> "renames %s to %s".formatted(rename.from(), rename.to());
      case Operation.Move move -> "moves %s to %s".formatted(move.from(), move.to());
      case Operation.Copy copy -> "copies %s to %s".formatted(copy.from(), copy.to());
      case Operation.Convert convert -> "converts %s to %s".formatted(convert.path(), convert.to());
      case Operation.MapValues map -> "maps the values of " + map.path();
      case Operation.Split split -> "splits %s into %s".formatted(split.path(), all(split.to()));
      case Operation.Merge merge -> "merges %s into %s".formatted(all(merge.from()), merge.to());
      case Operation.Wrap wrap -> "wraps " + wrap.path();
      case Operation.Unwrap unwrap -> "unwraps " + unwrap.path();
      case Operation.ArrayToMap map -> "makes %s a map by %s".formatted(map.path(), map.key());
      case Operation.MapToArray map -> "makes %s an array with %s".formatted(map.path(), map.key());
      case Operation.Each each -> "changes each of " + each.path();
      case Operation.Derive derive -> "derives " + derive.path();
      case Operation.AddIndex index -> "adds the index " + index.name();
      case Operation.DropIndex index -> "drops the index " + index.name();
      case Operation.SetTtl ttl -> "lets documents expire by " + ttl.path();
    };
  }

  private static String all(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(" and "));
  }
}

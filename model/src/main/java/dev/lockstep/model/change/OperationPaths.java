package dev.lockstep.model.change;

import dev.lockstep.model.change.Operation.Add;
import dev.lockstep.model.change.Operation.AddIndex;
import dev.lockstep.model.change.Operation.ArrayToMap;
import dev.lockstep.model.change.Operation.Convert;
import dev.lockstep.model.change.Operation.Copy;
import dev.lockstep.model.change.Operation.Derive;
import dev.lockstep.model.change.Operation.DropIndex;
import dev.lockstep.model.change.Operation.Each;
import dev.lockstep.model.change.Operation.MapToArray;
import dev.lockstep.model.change.Operation.MapValues;
import dev.lockstep.model.change.Operation.Merge;
import dev.lockstep.model.change.Operation.Move;
import dev.lockstep.model.change.Operation.Remove;
import dev.lockstep.model.change.Operation.Rename;
import dev.lockstep.model.change.Operation.SetTtl;
import dev.lockstep.model.change.Operation.Split;
import dev.lockstep.model.change.Operation.Unwrap;
import dev.lockstep.model.change.Operation.Wrap;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The data paths of operations: their list, and the same operation on other paths. */
public final class OperationPaths {
  private OperationPaths() {}

  /** A path with the name of the argument that holds it in a change file. */
  public record Argument(String name, Path path) {}

  /** The paths of the operation, with their arguments; those of operations inside are not among. */
  public static List<Argument> of(Operation operation) {
    return switch (operation) {
      case Add add -> one("path", add.path());
      case Remove remove -> one("path", remove.path());
      case Rename rename -> two("from", rename.from(), "to", rename.to());
      case Move move -> two("from", move.from(), "to", move.to());
      case Copy copy -> two("from", copy.from(), "to", copy.to());
      case Convert convert -> one("path", convert.path());
      case MapValues map -> one("path", map.path());
      case Split split -> many("path", split.path(), "to", split.to());
      case Merge merge -> many("to", merge.to(), "from", merge.from());
      case Wrap wrap -> one("path", wrap.path());
      case Unwrap unwrap -> one("path", unwrap.path());
      case ArrayToMap map -> one("path", map.path());
      case MapToArray map -> one("path", map.path());
      case Each each -> one("path", each.path());
      case Derive derive -> one("path", derive.path());
      case SetTtl ttl -> one("path", ttl.path());
      case AddIndex index -> List.of();
      case DropIndex index -> List.of();
    };
  }

  private static List<Argument> one(String name, Path path) {
    return List.of(new Argument(name, path));
  }

  private static List<Argument> two(String name, Path path, String otherName, Path other) {
    return List.of(new Argument(name, path), new Argument(otherName, other));
  }

  private static List<Argument> many(String name, Path path, String others, List<Path> paths) {
    return Stream.concat(
            Stream.of(new Argument(name, path)),
            paths.stream().map(other -> new Argument(others, other)))
        .toList();
  }

  /** The same operation on other paths; operations inside keep theirs. */
  public static Operation map(Operation operation, UnaryOperator<Path> to) {
    return switch (operation) {
      case Add add -> new Add(to.apply(add.path()), add.value());
      case Remove remove -> new Remove(to.apply(remove.path()));
      case Rename rename -> new Rename(to.apply(rename.from()), to.apply(rename.to()));
      case Move move -> new Move(to.apply(move.from()), to.apply(move.to()));
      case Copy copy -> new Copy(to.apply(copy.from()), to.apply(copy.to()));
      case Convert c -> new Convert(to.apply(c.path()), c.to(), c.otherwise());
      case MapValues map -> new MapValues(to.apply(map.path()), map.values(), map.otherwise());
      case Split split -> new Split(to.apply(split.path()), all(split.to(), to), split.template());
      case Merge merge -> new Merge(all(merge.from(), to), to.apply(merge.to()), merge.template());
      case Wrap wrap -> new Wrap(to.apply(wrap.path()));
      case Unwrap unwrap -> new Unwrap(to.apply(unwrap.path()));
      case ArrayToMap map -> new ArrayToMap(to.apply(map.path()), map.key());
      case MapToArray map -> new MapToArray(to.apply(map.path()), map.key());
      case Each each -> new Each(to.apply(each.path()), each.key(), each.operations());
      case Derive derive -> new Derive(to.apply(derive.path()), derive.value());
      case SetTtl ttl -> new SetTtl(to.apply(ttl.path()), ttl.after());
      case AddIndex index -> index;
      case DropIndex index -> index;
    };
  }

  private static List<Path> all(List<Path> paths, UnaryOperator<Path> to) {
    return paths.stream().map(to).toList();
  }
}
